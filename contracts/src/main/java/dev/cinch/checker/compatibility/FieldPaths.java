package dev.cinch.checker.compatibility;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;

/** The fields of a schema as paths with dots; those of a record within itself once. */
final class FieldPaths {

  private final Set<String> found = new LinkedHashSet<>();
  private final Set<String> within = new HashSet<>();

  private FieldPaths() {}

  static Set<String> in(Schema root) {
    FieldPaths paths = new FieldPaths();
    paths.look(root, "");
    return paths.found;
  }

  private void look(Schema schema, String path) {
    switch (schema.getType()) {
      case ARRAY -> look(schema.getElementType(), path);
      case MAP -> look(schema.getValueType(), path);
      case UNION -> schema.getTypes().forEach(branch -> look(branch, path));
      case RECORD -> record(schema, path);
      case ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {}
    }
  }

  private void record(Schema record, String path) {
    if (within.add(record.getFullName())) {
      for (Field field : record.getFields()) {
        String at = joined(path, field.name());
        found.add(at);
        look(field.schema(), at);
      }
      within.remove(record.getFullName());
    }
  }

  /** Its own name and its aliases, at each step of the way. */
  static Set<String> namesOf(String path, Schema reader) {
    Set<String> names = Set.of("");
    String own = "";
    for (String name : path.split("\\.", -1)) {
      own = joined(own, name);
      Set<String> here =
          Stream.concat(
                  Stream.of(name),
                  FieldAt.all(reader, own).stream().flatMap(at -> at.field().aliases().stream()))
              .collect(Collectors.toSet());
      names =
          names.stream()
              .flatMap(before -> here.stream().map(each -> joined(before, each)))
              .collect(Collectors.toSet());
    }
    return names;
  }

  private static String joined(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
