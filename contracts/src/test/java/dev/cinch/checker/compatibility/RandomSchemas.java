package dev.cinch.checker.compatibility;

import static dev.cinch.checker.compatibility.SchemaTree.map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Makes small random schemas, dense in what goes wrong: unions, enums, recursion, aliases. */
final class RandomSchemas {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> PRIMITIVES =
      List.of("null", "boolean", "int", "long", "float", "double", "bytes", "string");
  private static final List<String> FIELDS = List.of("a", "b", "c", "d");
  private static final List<String> SYMBOLS = List.of("RED", "GREEN", "BLUE", "GREY");

  private static final List<Map<String, Object>> LOGICAL =
      List.of(
          logical("int", "date"),
          logical("int", "time-millis"),
          logical("long", "time-micros"),
          logical("long", "timestamp-millis"),
          logical("long", "timestamp-micros"),
          logical("long", "timestamp-nanos"),
          logical("long", "local-timestamp-millis"),
          logical("long", "local-timestamp-micros"),
          logical("string", "uuid"),
          decimal(9, 2),
          decimal(9, 4),
          decimal(18, 2));

  private final Random random;
  private final SchemaChanges changes;

  /** Names of records that are being defined or were; a reference to one may make it recursive. */
  private List<String> named = new ArrayList<>();

  RandomSchemas(Random random) {
    this.random = random;
    this.changes = new SchemaChanges(random, this);
  }

  /** A writer and a reader. */
  record Pair(Schema writer, Schema reader) {}

  Pair pair() {
    while (true) {
      Object tree = SchemaTree.copy(record(3));
      Object other = random.nextInt(20) == 0 ? record(3) : evolved(tree);
      Schema one = parsed(tree);
      Schema two = parsed(other);
      if (one != null && two != null) {
        return random.nextBoolean() ? new Pair(one, two) : new Pair(two, one);
      }
    }
  }

  /** A reader made of the writer, or the other way round, by one change or by a history of them. */
  private Object evolved(Object tree) {
    Object version = tree;
    for (int i = random.nextInt(6) == 0 ? random.nextInt(4) : 0; i >= 0; i--) {
      version = changes.changed(version);
    }
    return version;
  }

  private static @Nullable Schema parsed(Object tree) {
    try {
      return new Schema.Parser().parse(JSON.writeValueAsString(tree));
    } catch (JsonProcessingException | RuntimeException notASchema) {
      return null;
    }
  }

  private Object record(int depth) {
    named = new ArrayList<>();
    return recordNamed(depth);
  }

  private Map<String, Object> recordNamed(int depth) {
    Map<String, Object> type = namedType("record", "R");
    named.add(SchemaTree.text(type, "name"));
    List<Object> fields = new ArrayList<>();
    for (String name : FIELDS.subList(0, 1 + random.nextInt(FIELDS.size()))) {
      fields.add(field(name, type(depth - 1)));
    }
    type.put("fields", fields);
    return type;
  }

  Map<String, Object> field(String name, Object type) {
    Map<String, Object> field = new LinkedHashMap<>();
    field.put("name", name);
    field.put("type", type);
    if (random.nextInt(3) == 0) {
      Object value = defaultOf(type);
      if (value != NONE) {
        field.put("default", value);
      }
    }
    return field;
  }

  Map<String, Object> namedType(String kind, String prefix) {
    Map<String, Object> type = new LinkedHashMap<>();
    type.put("type", kind);
    type.put("name", prefix + random.nextInt(6));
    if (random.nextInt(6) == 0) {
      type.put("namespace", "other");
    }
    return type;
  }

  Object type(int depth) {
    if (depth <= 0) {
      return simple();
    }
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> union(depth);
      case 3 -> container("array", "items", depth);
      case 4 -> container("map", "values", depth);
      case 5, 6 -> recordNamed(depth);
      default -> simple();
    };
  }

  private Object simple() {
    return switch (random.nextInt(10)) {
      case 0, 1 -> enumType();
      case 2 -> fixed();
      case 3 -> named.isEmpty() ? primitive() : List.of("null", anyNamed());
      case 4 -> named.isEmpty() ? primitive() : Map.of("type", "array", "items", anyNamed());
      default -> primitive();
    };
  }

  private Object anyNamed() {
    return named.get(random.nextInt(named.size()));
  }

  Object primitive() {
    return random.nextInt(4) == 0
        ? SchemaTree.copy(logical())
        : PRIMITIVES.get(random.nextInt(PRIMITIVES.size()));
  }

  Map<String, Object> logical() {
    return LOGICAL.get(random.nextInt(LOGICAL.size()));
  }

  private static Map<String, Object> logical(String type, String name) {
    Map<String, Object> logical = new LinkedHashMap<>();
    logical.put("type", type);
    logical.put("logicalType", name);
    return logical;
  }

  private static Map<String, Object> decimal(int precision, int scale) {
    Map<String, Object> decimal = logical("bytes", "decimal");
    decimal.put("precision", precision);
    decimal.put("scale", scale);
    return decimal;
  }

  private Object container(String kind, String key, int depth) {
    Map<String, Object> type = new LinkedHashMap<>();
    type.put("type", kind);
    type.put(key, type(depth - 1));
    return type;
  }

  private Object union(int depth) {
    if (random.nextInt(5) == 0) {
      return new ArrayList<>(List.of("null", namedBranch(depth), namedBranch(depth)));
    }
    List<Object> branches = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      Object branch = type(depth - 1);
      if (!(branch instanceof List)) {
        branches.add(branch);
      }
    }
    return branches.isEmpty() ? List.of("null", "string") : branches;
  }

  private Object namedBranch(int depth) {
    return switch (random.nextInt(4)) {
      case 0 -> enumType();
      case 1 -> fixed();
      default -> recordNamed(depth - 1);
    };
  }

  private Map<String, Object> enumType() {
    Map<String, Object> type = namedType("enum", "E");
    List<String> symbols = new ArrayList<>(SYMBOLS.subList(0, 1 + random.nextInt(SYMBOLS.size())));
    type.put("symbols", symbols);
    if (random.nextInt(3) > 0) {
      type.put("default", symbols.get(random.nextInt(symbols.size())));
    }
    return type;
  }

  private Map<String, Object> fixed() {
    Map<String, Object> type = namedType("fixed", "F");
    type.put("size", 1 + random.nextInt(2));
    return type;
  }

  private static final Object NONE = new Object();

  /** A default that fits, or none where that is not simple to say. */
  private Object defaultOf(Object type) {
    if (type instanceof List<?> union) {
      return union.isEmpty() ? NONE : defaultOf(union.get(0));
    }
    if (type instanceof Map<?, ?> complex) {
      return switch (SchemaTree.text(map(complex), "type")) {
        case "array" -> List.of();
        case "map" -> Map.of();
        case "enum" -> SchemaTree.list(SchemaTree.get(map(complex), "symbols")).get(0);
        case "fixed" -> "x".repeat((Integer) SchemaTree.get(map(complex), "size"));
        case "int", "long" -> 7;
        case "bytes", "string" -> "x";
        default -> NONE;
      };
    }
    return switch ((String) type) {
      case "null" -> NullNode.getInstance();
      case "boolean" -> true;
      case "int", "long" -> 7;
      case "float", "double" -> 0.5;
      case "bytes", "string" -> "x";
      default -> NONE;
    };
  }
}
