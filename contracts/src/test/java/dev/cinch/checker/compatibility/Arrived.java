package dev.cinch.checker.compatibility;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes.Decimal;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Whether what a reader decoded says the same as what the writer meant. Reckoned from the values
 * themselves, with nothing of the engine. Only for readers without aliases.
 */
final class Arrived {

  private Arrived() {}

  /** What arrived as something else; empty if all is the same. */
  static Optional<String> altered(
      @Nullable Object sent, Schema writer, @Nullable Object got, Schema reader) {
    Schema from = branch(writer, sent);
    Schema to = branch(reader, got);
    return switch (from.getType()) {
      case RECORD -> record((IndexedRecord) there(sent), (IndexedRecord) there(got));
      case ARRAY -> array((List<?>) there(sent), from, (List<?>) there(got), to);
      case MAP -> map((Map<?, ?>) there(sent), from, (Map<?, ?>) there(got), to);
      default -> {
        String meant = meaning(sent, from);
        String understood = meaning(got, to);
        yield to.getLogicalType() == null ? differ(raw(sent), raw(got)) : differ(meant, understood);
      }
    };
  }

  private static Object there(@Nullable Object value) {
    return Objects.requireNonNull(value);
  }

  private static Schema branch(Schema schema, @Nullable Object value) {
    return schema.getType() == Schema.Type.UNION
        ? schema.getTypes().get(GenericData.get().resolveUnion(schema, value))
        : schema;
  }

  private static Optional<String> record(IndexedRecord sent, IndexedRecord got) {
    for (Field field : got.getSchema().getFields()) {
      Field written = sent.getSchema().getField(field.name());
      if (written != null) {
        Optional<String> altered =
            altered(
                sent.get(written.pos()), written.schema(), got.get(field.pos()), field.schema());
        if (altered.isPresent()) {
          return altered;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> array(List<?> sent, Schema writer, List<?> got, Schema reader) {
    for (int i = 0; i < sent.size(); i++) {
      Optional<String> altered =
          altered(sent.get(i), writer.getElementType(), got.get(i), reader.getElementType());
      if (altered.isPresent()) {
        return altered;
      }
    }
    return differ(sent.size() + " elements", got.size() + " elements");
  }

  private static Optional<String> map(Map<?, ?> sent, Schema writer, Map<?, ?> got, Schema reader) {
    Map<String, @Nullable Object> byText = new HashMap<>();
    got.forEach((key, value) -> byText.put(key.toString(), value));
    for (Map.Entry<?, ?> entry : sent.entrySet()) {
      Optional<String> altered =
          altered(
              entry.getValue(),
              writer.getValueType(),
              byText.get(entry.getKey().toString()),
              reader.getValueType());
      if (altered.isPresent()) {
        return altered;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> differ(String one, String other) {
    return one.equals(other) ? Optional.empty() : Optional.of(one + " arrived as " + other);
  }

  private static String raw(@Nullable Object value) {
    if (value instanceof Float number) {
      return new BigDecimal(number.doubleValue()).stripTrailingZeros().toPlainString();
    }
    if (value instanceof Double number) {
      return new BigDecimal(number).stripTrailingZeros().toPlainString();
    }
    if (value instanceof Integer || value instanceof Long) {
      return new BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
    }
    if (value instanceof ByteBuffer bytes) {
      return hex(bytes);
    }
    if (value instanceof CharSequence text) {
      return hex(ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8)));
    }
    return String.valueOf(value);
  }

  private static String hex(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    return HexFormat.of().formatHex(copy);
  }

  /** With its unit, so that equal numbers of different units differ. */
  private static String meaning(@Nullable Object value, Schema schema) {
    LogicalType logical = schema.getLogicalType();
    if (logical instanceof Decimal decimal) {
      byte[] digits = HexFormat.of().parseHex(raw(value));
      return "decimal "
          + new BigDecimal(new BigInteger(digits), decimal.getScale())
              .stripTrailingZeros()
              .toPlainString();
    }
    if (logical == null) {
      return "plain " + raw(value);
    }
    return logical.getName() + " " + raw(value);
  }
}
