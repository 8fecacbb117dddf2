package dev.cinch.checker.compatibility;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.jspecify.annotations.Nullable;

/**
 * A schema that was parsed and found valid. Two are equal when they describe the same data to the
 * same effect: everything counts but the order of attributes, white space and docs.
 */
public final class AvroSchema {

  private final Schema schema;
  private final String canonical;

  private AvroSchema(Schema schema) {
    this.schema = schema;
    this.canonical = CanonicalText.of(schema);
  }

  /**
   * Reads a schema from its JSON text.
   *
   * @throws InvalidSchema if the text is not one whole, valid Avro schema
   */
  public static AvroSchema parse(String json) {
    try {
      return new AvroSchema(new Schema.Parser().parse(json));
    } catch (RuntimeException | StackOverflowError invalid) {
      String why = Objects.requireNonNullElse(invalid.getMessage(), "it is nested too deeply");
      throw new InvalidSchema("Not a valid Avro schema: " + why, invalid);
    }
  }

  /** The name that its author gave it, with the namespace; of an unnamed type, the type. */
  public String fullName() {
    return schema.getFullName();
  }

  /** Whether a reader with the given schema can decode what is written with this one. */
  public Compatibility readBy(AvroSchema reader) {
    return readBy(reader, Binding.BY_NAME);
  }

  /**
   * Whether a consumer with the given schema, who finds fields in a certain way, reads this one.
   */
  public Compatibility readBy(AvroSchema reader, Binding binding) {
    return ResolutionWalk.between(schema, reader.schema, binding);
  }

  /** Whether data of this schema has a place for the field, a name or a path with dots. */
  public boolean has(String fieldPath) {
    return find(fieldPath).isPresent();
  }

  /** Whether data of this schema always has a value in the field: it is there and never null. */
  public boolean requires(String fieldPath) {
    return find(fieldPath).filter(found -> !found.optional()).isPresent();
  }

  private Optional<Found> find(String fieldPath) {
    Found at = new Found(schema, false).unwrapped();
    for (String name : fieldPath.split("\\.", -1)) {
      @Nullable Field field = at.field(name);
      if (field == null) {
        return Optional.empty();
      }
      at = new Found(field.schema(), at.optional()).unwrapped();
    }
    return Optional.of(at);
  }

  /** Arrays and maps are looked into, and of a union the branches that are not null. */
  private record Found(Schema schema, boolean optional) {

    @Nullable Field field(String name) {
      return schema.getType() == Schema.Type.RECORD ? schema.getField(name) : null;
    }

    Found unwrapped() {
      return switch (schema.getType()) {
        case ARRAY -> new Found(schema.getElementType(), optional).unwrapped();
        case MAP -> new Found(schema.getValueType(), optional).unwrapped();
        case UNION -> branch();
        case NULL -> new Found(schema, true);
        case RECORD, ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN -> this;
      };
    }

    private Found branch() {
      boolean nullable = optional || schema.isNullable();
      return schema.getTypes().stream()
          .filter(type -> type.getType() != Schema.Type.NULL)
          .min(Comparator.comparing(type -> type.getType() != Schema.Type.RECORD))
          .map(type -> new Found(type, nullable).unwrapped())
          .orElse(new Found(schema, true));
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AvroSchema that && canonical.equals(that.canonical);
  }

  @Override
  public int hashCode() {
    return canonical.hashCode();
  }

  /** The schema as JSON. */
  @Override
  public String toString() {
    return schema.toString();
  }
}
