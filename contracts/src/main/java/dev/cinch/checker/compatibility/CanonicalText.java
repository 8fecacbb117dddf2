package dev.cinch.checker.compatibility;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;

/**
 * Writes a schema so that two texts are equal exactly when data and decoding are the same. Unlike
 * Avro's parsing canonical form it keeps what decides how data is read: defaults, aliases, logical
 * types. Unlike {@link Schema#equals} it drops a library's own attributes, such as {@code
 * avro.java.string}, which differ between a producer's build and the schema's author.
 */
final class CanonicalText {

  private final StringBuilder text = new StringBuilder();
  private final Set<String> defined = new HashSet<>();

  private CanonicalText() {}

  static String of(Schema schema) {
    CanonicalText canonical = new CanonicalText();
    canonical.append(schema);
    return canonical.text.toString();
  }

  private void append(Schema schema) {
    switch (schema.getType()) {
      case RECORD, ENUM, FIXED -> named(schema);
      case ARRAY -> wrapped("array", schema.getElementType());
      case MAP -> wrapped("map", schema.getValueType());
      case UNION -> {
        text.append("union[");
        schema.getTypes().forEach(this::append);
        text.append(']');
      }
      case STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL ->
          text.append(schema.getType().getName());
    }
    appendLogical(schema.getLogicalType(), schema);
    text.append(' ');
  }

  private void appendLogical(LogicalType logical, Schema schema) {
    if (logical != null) {
      text.append('(').append(Words.logical(schema)).append(')');
    }
  }

  private void wrapped(String word, Schema inner) {
    text.append(word).append('<');
    append(inner);
    text.append('>');
  }

  private void named(Schema schema) {
    text.append(schema.getFullName());
    if (!defined.add(schema.getFullName())) {
      return;
    }
    text.append('=').append(schema.getType().getName());
    text.append(new java.util.TreeSet<>(schema.getAliases()));
    switch (schema.getType()) {
      case RECORD -> schema.getFields().forEach(this::field);
      case ENUM -> text.append(schema.getEnumSymbols()).append(schema.getEnumDefault());
      case FIXED -> text.append('[').append(schema.getFixedSize()).append(']');
      case ARRAY, MAP, UNION, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL ->
          throw new IllegalStateException("Not a named type: " + schema.getType());
    }
  }

  private void field(Field field) {
    text.append('{').append(field.name()).append(new java.util.TreeSet<>(field.aliases()));
    append(field.schema());
    if (field.hasDefaultValue()) {
      text.append("default:").append(plain(field.defaultVal()));
    }
    text.append('}');
  }

  private static String plain(Object value) {
    return value instanceof byte[] bytes
        ? "bytes:" + new String(bytes, StandardCharsets.ISO_8859_1)
        : value.getClass().getSimpleName() + ":" + value;
  }
}
