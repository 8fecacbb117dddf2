package dev.cinch.checker.compatibility;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

  /** Finds a name or a path with dots; arrays, maps and unions on the way are looked into. */
  static Optional<FieldAt> find(Schema root, String path) {
    Inside at = new Inside(root, false);
    @Nullable FieldAt found = null;
    for (String name : path.split("\\.", -1)) {
      Inside inside = at.unwrapped();
      @Nullable Field field =
          inside.schema().getType() == Schema.Type.RECORD ? inside.schema().getField(name) : null;
      if (field == null) {
        return Optional.empty();
      }
      found = new FieldAt(field, inside.schema(), inside.optional());
      at = new Inside(field.schema(), inside.optional());
    }
    return Optional.ofNullable(found);
  }

  /** Whether it may be null or absent, in itself or in what it contains. */
  boolean optional() {
    return new Inside(field.schema(), outerOptional).unwrapped().optional();
  }

  FieldShape shape() {
    Schema schema = bare(field.schema());
    boolean decimal = schema.getLogicalType() instanceof Decimal;
    return new FieldShape(
        schema.getType().getName(),
        schema.getLogicalType() == null ? null : schema.getLogicalType().getName(),
        decimal ? ((Decimal) schema.getLogicalType()).getPrecision() : 0,
        decimal ? ((Decimal) schema.getLogicalType()).getScale() : 0,
        schema.getType() == Schema.Type.FIXED ? schema.getFixedSize() : 0,
        outerOptional || field.schema().isNullable(),
        schema.getType() == Schema.Type.ENUM ? schema.getEnumSymbols() : List.of(),
        field.hasDefaultValue() ? Words.value(field.defaultVal()) : null,
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

    Inside unwrapped() {
      return switch (schema.getType()) {
        case ARRAY -> new Inside(schema.getElementType(), optional).unwrapped();
        case MAP -> new Inside(schema.getValueType(), optional).unwrapped();
        case UNION -> branch();
        case NULL -> new Inside(schema, true);
        case RECORD, ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN -> this;
      };
    }

    private Inside branch() {
      boolean nullable = optional || schema.isNullable();
      return schema.getTypes().stream()
          .filter(type -> type.getType() != Schema.Type.NULL)
          .min(Comparator.comparing(type -> type.getType() != Schema.Type.RECORD))
          .map(type -> new Inside(type, nullable).unwrapped())
          .orElse(new Inside(schema, true));
    }
  }
}
