package dev.cinch.checker.compatibility;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** Names types as the author of a schema would. */
final class Words {

  private Words() {}

  static String of(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> "record " + schema.getFullName();
      case ENUM -> "enum " + schema.getFullName();
      case FIXED -> "fixed " + schema.getFullName() + " of " + schema.getFixedSize() + " bytes";
      case ARRAY -> "array of " + of(schema.getElementType());
      case MAP -> "map of " + of(schema.getValueType());
      case UNION -> "union of " + branches(schema);
      case STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> primitive(schema);
    };
  }

  static String branches(Schema union) {
    return union.getTypes().isEmpty()
        ? "nothing"
        : union.getTypes().stream().map(Words::of).collect(Collectors.joining(", "));
  }

  static boolean isNamed(Schema schema) {
    return switch (schema.getType()) {
      case RECORD, ENUM, FIXED -> true;
      case ARRAY, MAP, UNION, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> false;
    };
  }

  /** A default, as its author would write it. */
  static String value(Object value) {
    if (value == JsonProperties.NULL_VALUE) {
      return "null";
    }
    if (value instanceof byte[] bytes) {
      return '"' + new String(bytes, StandardCharsets.ISO_8859_1) + '"';
    }
    return GenericData.get().toString(value);
  }

  private static String primitive(Schema schema) {
    String name = schema.getType().getName();
    return schema.getLogicalType() == null ? name : name + " (" + logical(schema) + ")";
  }

  static String logical(Schema schema) {
    if (schema.getLogicalType() instanceof org.apache.avro.LogicalTypes.Decimal decimal) {
      return "decimal " + decimal.getPrecision() + "," + decimal.getScale();
    }
    return schema.getLogicalType() == null ? "no logical type" : schema.getLogicalType().getName();
  }
}
