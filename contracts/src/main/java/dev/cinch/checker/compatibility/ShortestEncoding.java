package dev.cinch.checker.compatibility;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;

/** How many bytes a value takes at least, as decoders reckon it; never more than it can take. */
final class ShortestEncoding {

  private final Set<Schema> open = Collections.newSetFromMap(new IdentityHashMap<>());

  private ShortestEncoding() {}

  static long of(Schema schema) {
    return new ShortestEncoding().bytes(schema);
  }

  private long bytes(Schema schema) {
    return switch (schema.getType()) {
      case NULL -> 0;
      case FLOAT -> Float.BYTES;
      case DOUBLE -> Double.BYTES;
      case FIXED -> schema.getFixedSize();
      case RECORD -> record(schema);
      case BOOLEAN, INT, LONG, STRING, BYTES, ENUM, ARRAY, MAP, UNION -> 1;
    };
  }

  private long record(Schema schema) {
    if (!open.add(schema)) {
      return 0;
    }
    long sum = schema.getFields().stream().map(Field::schema).mapToLong(this::bytes).sum();
    open.remove(schema);
    return sum;
  }
}
