package dev.cinch.checker.compatibility;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes.Decimal;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.jspecify.annotations.Nullable;

/**
 * A field that was found by its path.
 *
 * @param record the record that has it
 * @param outerOptional whether something on the way to that record may be null
 */
record FieldAt(Field field, Schema record, boolean outerOptional) {

  /**
   * Finds a name or a path with dots; arrays, maps and unions on the way are looked into, of which
   * several records may have it.
   */
  static List<FieldAt> all(Schema root, String path) {
    List<FieldAt> found = List.of();
    Stream<Inside> at = new Inside(root, false).unwrapped();
    for (String name : path.split("\\.", -1)) {
      found = at.flatMap(inside -> inside.field(name)).toList();
      at = found.stream().flatMap(FieldAt::inside);
    }
    return found;
  }

  /** The first that {@link #all} finds. */
  static Optional<FieldAt> find(Schema root, String path) {
    return all(root, path).stream().findFirst();
  }

  private Stream<Inside> inside() {
    return new Inside(field.schema(), outerOptional).unwrapped();
  }

  /** Whether it may be null or absent, in itself or in what it contains. */
  boolean optional() {
    List<Inside> contents = inside().toList();
    return contents.isEmpty() || contents.stream().anyMatch(Inside::optional);
  }

  FieldShape shape() {
    return shape(
        field.schema(),
        outerOptional,
        field.hasDefaultValue() ? Words.value(field.defaultVal()) : null);
  }

  private static FieldShape shape(Schema type, boolean outerOptional, @Nullable String fallback) {
    Schema schema = bare(type);
    boolean decimal = schema.getLogicalType() instanceof Decimal;
    return new FieldShape(
        schema.getType().getName(),
        schema.getLogicalType() == null ? null : schema.getLogicalType().getName(),
        decimal ? ((Decimal) schema.getLogicalType()).getPrecision() : 0,
        decimal ? ((Decimal) schema.getLogicalType()).getScale() : 0,
        schema.getType() == Schema.Type.FIXED ? schema.getFixedSize() : 0,
        outerOptional || type.isNullable(),
        schema.getType() == Schema.Type.ENUM ? schema.getEnumSymbols() : List.of(),
        fallback,
        schema.getType() == Schema.Type.ARRAY ? shape(schema.getElementType(), false, null) : null,
        Words.of(schema));
  }

  /** Of an optional type what it is when it is there. */
  static Schema bare(Schema schema) {
    if (schema.getType() != Schema.Type.UNION) {
      return schema;
    }
    List<Schema> present =
        schema.getTypes().stream().filter(branch -> branch.getType() != Schema.Type.NULL).toList();
    return present.size() == 1 ? present.get(0) : schema;
  }

  /** Arrays and maps are looked into, and of a union the branches that are not null. */
  private record Inside(Schema schema, boolean optional) {

    Stream<Inside> unwrapped() {
      return switch (schema.getType()) {
        case ARRAY -> new Inside(schema.getElementType(), optional).unwrapped();
        case MAP -> new Inside(schema.getValueType(), optional).unwrapped();
        case UNION ->
            schema.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .flatMap(branch -> new Inside(branch, optional || schema.isNullable()).unwrapped());
        case NULL -> Stream.of(new Inside(schema, true));
        case RECORD, ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN ->
            Stream.of(this);
      };
    }

    Stream<FieldAt> field(String name) {
      return schema.getType() == Schema.Type.RECORD
          ? Stream.ofNullable(schema.getField(name))
              .map(found -> new FieldAt(found, schema, optional))
          : Stream.of();
    }
  }
}
