package dev.cinch.checker.compatibility;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;

/** A copy of a schema in which one record has other fields, or one type stands for another. */
final class Amendment {

  private final Schema target;
  private final UnaryOperator<List<Field>> fields;
  private final Map<String, Schema> copies = new HashMap<>();

  private Amendment(Schema target, UnaryOperator<List<Field>> fields) {
    this.target = target;
    this.fields = fields;
  }

  /** Gives a record of the schema other fields. */
  static Schema ofRecord(Schema root, Schema record, UnaryOperator<List<Field>> fields) {
    return new Amendment(record, fields).copy(root);
  }

  /** Puts a changed field in the place of one that a record has. */
  static Schema ofField(Schema root, Schema record, String name, UnaryOperator<Field> change) {
    return ofRecord(
        root,
        record,
        all ->
            all.stream()
                .map(field -> field.name().equals(name) ? change.apply(field) : field)
                .toList());
  }

  private Schema copy(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> {
        Schema known = copies.get(schema.getFullName());
        yield known != null ? known : record(schema);
      }
      case ARRAY -> with(schema, Schema.createArray(copy(schema.getElementType())));
      case MAP -> with(schema, Schema.createMap(copy(schema.getValueType())));
      case UNION -> Schema.createUnion(schema.getTypes().stream().map(this::copy).toList());
      case ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> schema;
    };
  }

  private static Schema with(Schema original, Schema copy) {
    original.getObjectProps().forEach(copy::addProp);
    return copy;
  }

  private Schema record(Schema original) {
    Schema copy =
        with(
            original,
            Schema.createRecord(
                original.getName(),
                original.getDoc(),
                original.getNamespace(),
                original.isError()));
    original.getAliases().forEach(copy::addAlias);
    copies.put(original.getFullName(), copy);
    List<Field> kept = original.getFields();
    List<Field> wanted =
        original.getFullName().equals(target.getFullName()) ? fields.apply(kept) : kept;
    List<Field> made = new ArrayList<>();
    wanted.forEach(field -> made.add(new Field(field, copy(field.schema()))));
    copy.setFields(made);
    return copy;
  }
}
