package dev.cinch.checker.compatibility;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;

/**
 * How many bytes the smallest datum of a writer's schema takes. {@link #ENDLESS} where each datum
 * would contain another one without end.
 */
final class Sizes {

  static final long ENDLESS = Long.MAX_VALUE / 4;

  private static final int BYTES_BEFORE_LONGER_INDEX = 64;

  private final IdentityHashMap<Schema, Long> records = new IdentityHashMap<>();
  private boolean changed;

  private Sizes() {}

  static Sizes of(Schema schema) {
    Sizes sizes = new Sizes();
    do {
      sizes.changed = false;
      sizes.refine(schema, new IdentityHashMap<>());
    } while (sizes.changed);
    return sizes;
  }

  /** The smallest datum's bytes. */
  long bytes(Schema schema) {
    return switch (schema.getType()) {
      case NULL -> 0;
      case FLOAT -> Float.BYTES;
      case DOUBLE -> Double.BYTES;
      case FIXED -> schema.getFixedSize();
      case ENUM -> schema.getEnumSymbols().isEmpty() ? ENDLESS : 1;
      case BOOLEAN, INT, LONG, STRING, BYTES, ARRAY, MAP -> 1;
      case UNION -> schema.getTypes().isEmpty() ? ENDLESS : bytes(schema, smallestBranch(schema));
      case RECORD -> records.getOrDefault(schema, ENDLESS);
    };
  }

  /** The number of the branch with the smallest datum. */
  int smallestBranch(Schema union) {
    List<Schema> branches = union.getTypes();
    return IntStream.range(0, branches.size())
        .reduce((one, other) -> bytes(union, other) < bytes(union, one) ? other : one)
        .orElseThrow();
  }

  private long bytes(Schema union, int branch) {
    return sum(indexBytes(branch), bytes(union.getTypes().get(branch)));
  }

  static long sum(long one, long other) {
    return Math.min(ENDLESS, one + other);
  }

  /** An index is written as a zigzag number: one byte up to 63. */
  static long indexBytes(int index) {
    return index < BYTES_BEFORE_LONGER_INDEX ? 1 : 2;
  }

  private void refine(Schema schema, IdentityHashMap<Schema, Boolean> seen) {
    switch (schema.getType()) {
      case ARRAY -> refine(schema.getElementType(), seen);
      case MAP -> refine(schema.getValueType(), seen);
      case UNION -> schema.getTypes().forEach(branch -> refine(branch, seen));
      case RECORD -> refineRecord(schema, seen);
      case ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {}
    }
  }

  private void refineRecord(Schema record, IdentityHashMap<Schema, Boolean> seen) {
    if (seen.put(record, true) != null) {
      return;
    }
    long sum = 0;
    for (Field field : record.getFields()) {
      refine(field.schema(), seen);
      sum = sum(sum, bytes(field.schema()));
    }
    if (sum < records.getOrDefault(record, ENDLESS)) {
      records.put(record, sum);
      changed = true;
    }
  }
}
