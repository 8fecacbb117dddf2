package dev.cinch.checker.compatibility;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;

/** Which hard features a pair of schemas has, for the statistics of a property test. */
final class Features {

  static final List<String> ALL =
      List.of(
          "union",
          "union of several named types",
          "recursion",
          "reader with an alias of a field",
          "reader with an alias of a type",
          "reader with an enum default");

  private final Set<String> names = new TreeSet<>();
  private final Set<Schema> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Schema> open = Collections.newSetFromMap(new IdentityHashMap<>());

  Features(Schema writer, Schema reader) {
    look(writer, false);
    look(reader, true);
  }

  Set<String> names() {
    return names;
  }

  private void look(Schema schema, boolean reader) {
    switch (schema.getType()) {
      case RECORD -> lookAtRecord(schema, reader);
      case ARRAY -> look(schema.getElementType(), reader);
      case MAP -> look(schema.getValueType(), reader);
      case UNION -> lookAtUnion(schema, reader);
      case ENUM -> {
        note(reader && schema.getEnumDefault() != null, "reader with an enum default");
        note(reader && !schema.getAliases().isEmpty(), "reader with an alias of a type");
      }
      case FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {}
    }
  }

  private void lookAtRecord(Schema schema, boolean reader) {
    note(open.contains(schema), "recursion");
    if (!seen.add(schema)) {
      return;
    }
    open.add(schema);
    note(reader && !schema.getAliases().isEmpty(), "reader with an alias of a type");
    for (Field field : schema.getFields()) {
      note(reader && !field.aliases().isEmpty(), "reader with an alias of a field");
      look(field.schema(), reader);
    }
    open.remove(schema);
  }

  private void lookAtUnion(Schema schema, boolean reader) {
    names.add("union");
    long named = schema.getTypes().stream().filter(Features::isNamed).count();
    note(named > 1, "union of several named types");
    schema.getTypes().forEach(branch -> look(branch, reader));
  }

  private static boolean isNamed(Schema schema) {
    return switch (schema.getType()) {
      case RECORD, ENUM, FIXED -> true;
      case ARRAY, MAP, UNION, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> false;
    };
  }

  private void note(boolean present, String name) {
    if (present) {
      names.add(name);
    }
  }
}
