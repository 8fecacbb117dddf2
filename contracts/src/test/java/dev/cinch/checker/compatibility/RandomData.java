package dev.cinch.checker.compatibility;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.Schema.Type;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;

/** Makes data of a schema: containers seldom empty, recursion cut where the schema allows it. */
final class RandomData {

  /** The schema has no finite data: it contains itself without a way out. */
  static final class Endless extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final int SHALLOW = 6;
  private static final int DEEPEST = 30;

  private final Random random;

  RandomData(Random random) {
    this.random = random;
  }

  @Nullable Object of(Schema schema) {
    return of(schema, 0);
  }

  private @Nullable Object of(Schema schema, int depth) {
    if (depth > DEEPEST) {
      throw new Endless();
    }
    return switch (schema.getType()) {
      case NULL -> null;
      case BOOLEAN -> random.nextBoolean();
      case INT -> random.nextInt();
      case LONG -> random.nextLong();
      case FLOAT -> random.nextFloat();
      case DOUBLE -> random.nextDouble();
      case BYTES -> ByteBuffer.wrap(new byte[] {(byte) random.nextInt(), 1});
      case STRING -> "s" + random.nextInt(100);
      case FIXED -> new GenericData.Fixed(schema, new byte[schema.getFixedSize()]);
      case ENUM -> new GenericData.EnumSymbol(schema, anyOf(schema.getEnumSymbols()));
      case ARRAY -> array(schema, depth);
      case MAP -> map(schema, depth);
      case UNION -> of(branch(schema, depth), depth + 1);
      case RECORD -> record(schema, depth);
    };
  }

  private Schema branch(Schema union, int depth) {
    if (depth > SHALLOW) {
      return union.getTypes().stream()
          .filter(type -> type.getType() != Type.RECORD && type.getType() != Type.UNION)
          .findFirst()
          .orElseGet(() -> anyOf(union.getTypes()));
    }
    return anyOf(union.getTypes());
  }

  private List<@Nullable Object> array(Schema schema, int depth) {
    List<@Nullable Object> array = new ArrayList<>();
    for (int i = size(depth); i > 0; i--) {
      array.add(of(schema.getElementType(), depth + 1));
    }
    return array;
  }

  private Map<String, @Nullable Object> map(Schema schema, int depth) {
    Map<String, @Nullable Object> map = new HashMap<>();
    for (int i = size(depth); i > 0; i--) {
      map.put("k" + i, of(schema.getValueType(), depth + 1));
    }
    return map;
  }

  private int size(int depth) {
    return depth > SHALLOW ? 0 : random.nextInt(3);
  }

  private GenericData.Record record(Schema schema, int depth) {
    GenericData.Record record = new GenericData.Record(schema);
    for (Field field : schema.getFields()) {
      record.put(field.pos(), of(field.schema(), depth + 1));
    }
    return record;
  }

  private <T> T anyOf(List<T> choices) {
    if (choices.isEmpty()) {
      throw new Endless();
    }
    return choices.get(random.nextInt(choices.size()));
  }
}
