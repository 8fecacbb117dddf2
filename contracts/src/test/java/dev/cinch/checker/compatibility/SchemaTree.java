package dev.cinch.checker.compatibility;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A schema as plain maps, lists and strings, which are easy to change at any place. Not each tree
 * is a valid schema: Avro's parser decides.
 */
final class SchemaTree {

  private SchemaTree() {}

  /** A copy that shares nothing with the original. */
  static Object copy(Object node) {
    if (node instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((key, value) -> copy.put((String) key, copy(value)));
      return copy;
    }
    if (node instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(element -> copy.add(copy(element)));
      return copy;
    }
    return node;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object node) {
    return (Map<String, Object>) node;
  }

  @SuppressWarnings("unchecked")
  static List<Object> list(Object node) {
    return (List<Object>) node;
  }

  /** What stands under the key, which must be there. */
  static Object get(Map<String, Object> map, String key) {
    return Objects.requireNonNull(map.get(key), key);
  }

  static String text(Map<String, Object> map, String key) {
    return (String) get(map, key);
  }

  /** A place in a tree where a type stands, to look at it or to put another there. */
  interface Place {
    Object get();

    void set(Object type);
  }

  /** Each place of a type in the tree, the outermost first. */
  static List<Place> places(Place root) {
    List<Place> places = new ArrayList<>();
    collect(root, places);
    return places;
  }

  private static void collect(Place place, List<Place> places) {
    places.add(place);
    if (place.get() instanceof List<?> union) {
      for (int i = 0; i < union.size(); i++) {
        collect(inList(list(union), i), places);
      }
    } else if (place.get() instanceof Map<?, ?> type) {
      for (String key : List.of("items", "values")) {
        if (type.containsKey(key)) {
          collect(inMap(map(type), key), places);
        }
      }
      if (type.get("fields") instanceof List<?> fields) {
        fields.forEach(field -> collect(inMap(map(field), "type"), places));
      }
    }
  }

  static Place inMap(Map<String, Object> map, String key) {
    return new Place() {
      @Override
      public Object get() {
        return SchemaTree.get(map, key);
      }

      @Override
      public void set(Object type) {
        map.put(key, type);
      }
    };
  }

  private static Place inList(List<Object> list, int index) {
    return new Place() {
      @Override
      public Object get() {
        return list.get(index);
      }

      @Override
      public void set(Object type) {
        list.set(index, type);
      }
    };
  }
}
