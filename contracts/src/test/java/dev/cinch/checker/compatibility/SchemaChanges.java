package dev.cinch.checker.compatibility;

import static dev.cinch.checker.compatibility.SchemaTree.list;
import static dev.cinch.checker.compatibility.SchemaTree.map;

import dev.cinch.checker.compatibility.SchemaTree.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Changes a schema as authors do: fields come and go, types widen, things are renamed. */
final class SchemaChanges {

  private final Random random;
  private final RandomSchemas schemas;

  SchemaChanges(Random random, RandomSchemas schemas) {
    this.random = random;
    this.schemas = schemas;
  }

  Object changed(Object tree) {
    Map<String, Object> holder = new HashMap<>();
    holder.put("root", SchemaTree.copy(tree));
    for (int i = random.nextInt(3); i >= 0; i--) {
      List<Place> places = SchemaTree.places(SchemaTree.inMap(holder, "root"));
      change(places.get(random.nextInt(places.size())));
    }
    return SchemaTree.get(holder, "root");
  }

  private void change(Place place) {
    Object type = place.get();
    if (type instanceof Map<?, ?> complex && complex.containsKey("name") && oneIn(12)) {
      moveToAnotherNamespace(map(type));
      return;
    }
    if (type instanceof List<?>) {
      changeUnion(place, new ArrayList<>(list(type)));
    } else if (type instanceof Map<?, ?> && random.nextInt(5) > 0) {
      changeComplex(map(type));
    } else {
      replace(place, type);
    }
  }

  private boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  private void moveToAnotherNamespace(Map<String, Object> type) {
    String old = SchemaTree.text(type, "name");
    Object namespace = type.put("namespace", random.nextBoolean() ? "other" : "third");
    if (oneIn(3)) {
      type.put(
          "aliases", new ArrayList<>(List.of(namespace == null ? old : namespace + "." + old)));
    }
  }

  private void replace(Place place, Object type) {
    switch (random.nextInt(3)) {
      case 0 -> place.set(new ArrayList<>(List.of("null", type)));
      case 1 -> place.set(new ArrayList<>(List.of(type, "null")));
      default -> place.set(SchemaTree.copy(random.nextBoolean() ? widened(type) : schemas.type(1)));
    }
  }

  private Object widened(Object type) {
    if (!(type instanceof String name)) {
      return schemas.primitive();
    }
    return switch (name) {
      case "int" -> random.nextBoolean() ? "long" : "float";
      case "long" -> "double";
      case "float" -> "double";
      case "bytes" -> "string";
      case "string" -> "bytes";
      default -> schemas.primitive();
    };
  }

  private void changeUnion(Place place, List<Object> branches) {
    switch (branches.isEmpty() ? 1 : random.nextInt(4)) {
      case 0 -> branches.remove(random.nextInt(branches.size()));
      case 1 -> branches.add(random.nextInt(branches.size() + 1), SchemaTree.copy(schemas.type(1)));
      case 2 -> Collections.shuffle(branches, random);
      default -> {
        place.set(branches.get(random.nextInt(branches.size())));
        return;
      }
    }
    place.set(branches);
  }

  private void changeComplex(Map<String, Object> type) {
    switch (SchemaTree.text(type, "type")) {
      case "record" -> changeRecord(type);
      case "enum" -> changeEnum(type);
      case "fixed" -> {
        if (random.nextBoolean()) {
          type.put("size", 1 + random.nextInt(3));
        } else {
          rename(type, "F");
        }
      }
      case "int", "long", "bytes", "string" -> {
        // the parser forgets a logical type that does not fit
        type.putAll(map(SchemaTree.copy(schemas.logical())));
      }
      default -> {
        // arrays and maps change by what they hold
      }
    }
  }

  private void changeRecord(Map<String, Object> type) {
    List<Object> fields = list(SchemaTree.get(type, "fields"));
    switch (random.nextInt(8)) {
      case 0 -> fields.remove(random.nextInt(fields.size()));
      case 1 -> fields.add(SchemaTree.copy(schemas.field("e", schemas.type(1))));
      case 2 -> Collections.shuffle(fields, random);
      case 3, 4 -> rename(type, "R");
      case 5, 6 -> renameField(fields);
      default -> toggleDefault(map(fields.get(random.nextInt(fields.size()))));
    }
    if (fields.isEmpty()) {
      fields.add(schemas.field("a", "int"));
    }
  }

  /** With an alias, without one, or swapping the names of two fields by aliases. */
  private void renameField(List<Object> fields) {
    Map<String, Object> field = map(fields.get(random.nextInt(fields.size())));
    Object old = SchemaTree.get(field, "name");
    if (random.nextInt(4) == 0 && fields.size() > 1) {
      Map<String, Object> other = map(fields.get(0));
      field.put("aliases", new ArrayList<>(List.of(SchemaTree.get(other, "name"))));
      other.put("aliases", new ArrayList<>(List.of(old)));
      return;
    }
    if (oneIn(8)) {
      field.put("aliases", new ArrayList<>(List.of(SchemaTree.get(map(fields.get(0)), "name"))));
      return;
    }
    field.put("name", "f");
    if (random.nextInt(4) > 0) {
      field.put("aliases", new ArrayList<>(List.of(old)));
    }
  }

  private void toggleDefault(Map<String, Object> field) {
    if (field.remove("default") == null) {
      field.putAll(schemas.field(SchemaTree.text(field, "name"), SchemaTree.get(field, "type")));
    }
  }

  private void rename(Map<String, Object> type, String prefix) {
    Object old = SchemaTree.get(type, "name");
    type.put("name", prefix + random.nextInt(6));
    if (random.nextInt(3) > 0) {
      type.put("aliases", new ArrayList<>(List.of(old)));
    }
  }

  private void changeEnum(Map<String, Object> type) {
    List<Object> symbols = list(SchemaTree.get(type, "symbols"));
    switch (random.nextInt(7)) {
      case 0, 5 -> symbols.remove(random.nextInt(symbols.size()));
      case 6 -> {
        symbols.remove(random.nextInt(symbols.size()));
        type.put("default", symbols.isEmpty() ? "RED" : symbols.get(symbols.size() - 1));
      }
      case 1 -> symbols.add("BLACK");
      case 2 -> Collections.shuffle(symbols, random);
      case 3 -> rename(type, "E");
      default -> {
        if (type.remove("default") == null) {
          type.put("default", symbols.get(0));
        }
      }
    }
    if (symbols.isEmpty()) {
      symbols.add("RED");
    }
  }
}
