package dev.cinch.checker.compatibility;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Types made of others. */
final class Types {

  private Types() {}

  static Schema enumLike(Schema type, List<String> symbols, @Nullable String fallback) {
    Schema copy =
        Schema.createEnum(type.getName(), type.getDoc(), type.getNamespace(), symbols, fallback);
    type.getAliases().forEach(copy::addAlias);
    return copy;
  }

  /** A type that takes what either does. */
  static Schema both(Schema one, Schema other) {
    Schema reader = FieldAt.bare(one);
    Schema writer = FieldAt.bare(other);
    if (reader.getType() == Schema.Type.ENUM && writer.getType() == Schema.Type.ENUM) {
      Set<String> symbols = new LinkedHashSet<>(reader.getEnumSymbols());
      symbols.addAll(writer.getEnumSymbols());
      return enumLike(reader, List.copyOf(symbols), reader.getEnumDefault());
    }
    Set<Schema> branches = new LinkedHashSet<>(branches(one));
    branches.addAll(branches(other));
    return Schema.createUnion(List.copyOf(branches));
  }

  private static List<Schema> branches(Schema schema) {
    return schema.getType() == Schema.Type.UNION ? schema.getTypes() : List.of(schema);
  }

  /** The least that a field can hold, as Avro takes it for a default. */
  static Optional<Object> emptyValue(Schema schema) {
    return switch (schema.getType()) {
      case UNION ->
          schema.getTypes().isEmpty() ? Optional.empty() : emptyValue(schema.getTypes().get(0));
      case NULL -> Optional.of(JsonProperties.NULL_VALUE);
      case BOOLEAN -> Optional.of(false);
      case INT -> Optional.of(0);
      case LONG -> Optional.of(0L);
      case FLOAT -> Optional.of(0F);
      case DOUBLE -> Optional.of(0D);
      case STRING -> Optional.of("");
      case BYTES -> Optional.of(new byte[0]);
      case ARRAY -> Optional.of(List.of());
      case MAP -> Optional.of(Map.of());
      case ENUM -> schema.getEnumSymbols().stream().findFirst().map(symbol -> symbol);
      case FIXED, RECORD -> Optional.empty();
    };
  }
}
