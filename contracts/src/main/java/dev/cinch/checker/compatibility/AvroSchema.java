package dev.cinch.checker.compatibility;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
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
    return parse(json, List.of());
  }

  /**
   * Reads a schema that refers to types of others.
   *
   * @param references the texts of the schemas that it refers to, each after those that it needs
   * @throws InvalidSchema if one of the texts is not one whole, valid Avro schema
   */
  public static AvroSchema parse(String json, List<String> references) {
    try {
      Schema.Parser parser = new Schema.Parser();
      references.forEach(parser::parse);
      return new AvroSchema(parser.parse(json));
    } catch (RuntimeException | StackOverflowError invalid) {
      throw invalid(invalid);
    }
  }

  static AvroSchema of(Schema schema) {
    return new AvroSchema(schema);
  }

  Schema schema() {
    return schema;
  }

  private static InvalidSchema invalid(Throwable why) {
    String message = Objects.requireNonNullElse(why.getMessage(), "it is nested too deeply");
    return new InvalidSchema("Not a valid Avro schema: " + message, why);
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
    return FieldAt.find(schema, fieldPath).isPresent();
  }

  /** Whether data of this schema always has a value in the field: it is there and never null. */
  public boolean requires(String fieldPath) {
    List<FieldAt> found = FieldAt.all(schema, fieldPath);
    return !found.isEmpty() && found.stream().noneMatch(FieldAt::optional);
  }

  /** Every field of it, and those inside of records, as paths with dots. */
  public Set<String> fields() {
    return FieldPaths.in(schema);
  }

  /** Under which names a reader with this schema finds a field of it in what is written. */
  public Set<String> namesOf(String fieldPath) {
    return FieldPaths.namesOf(fieldPath, schema);
  }

  /** What the field holds, a name or a path with dots; empty where there is no such field. */
  public Optional<FieldShape> field(String fieldPath) {
    return FieldAt.find(schema, fieldPath).map(FieldAt::shape);
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
