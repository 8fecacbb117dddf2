package dev.cinch.checker.compatibility;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.LogicalTypes.Decimal;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a value means beyond its bytes, by the logical types of both sides. A reader without one
 * takes the raw value, whatever the writer calls it.
 */
final class Meaning {

  /** What a logical type of time counts, and in what. */
  private record Clock(Counts counts, String unit) {}

  private enum Counts {
    DAYS,
    TIME_OF_DAY,
    POINT_IN_TIME,
    LOCAL_TIME;

    boolean isTimestamp() {
      return this == POINT_IN_TIME || this == LOCAL_TIME;
    }
  }

  private static final Map<String, Clock> CLOCKS =
      Map.of(
          "date", new Clock(Counts.DAYS, "days"),
          "time-millis", new Clock(Counts.TIME_OF_DAY, "milliseconds"),
          "time-micros", new Clock(Counts.TIME_OF_DAY, "microseconds"),
          "timestamp-millis", new Clock(Counts.POINT_IN_TIME, "milliseconds"),
          "timestamp-micros", new Clock(Counts.POINT_IN_TIME, "microseconds"),
          "timestamp-nanos", new Clock(Counts.POINT_IN_TIME, "nanoseconds"),
          "local-timestamp-millis", new Clock(Counts.LOCAL_TIME, "milliseconds"),
          "local-timestamp-micros", new Clock(Counts.LOCAL_TIME, "microseconds"),
          "local-timestamp-nanos", new Clock(Counts.LOCAL_TIME, "nanoseconds"));

  private Meaning() {}

  /** Which rule the two break, if any. */
  static Optional<Rule> broken(Schema written, Schema read) {
    LogicalType reader = read.getLogicalType();
    if (reader == null || Words.logical(read).equals(Words.logical(written))) {
      return Optional.empty();
    }
    LogicalType writer = written.getLogicalType();
    if (writer instanceof Decimal from && reader instanceof Decimal to) {
      return decimals(from, to);
    }
    if (writer == null) {
      return Optional.of(
          reader.getName().equals(LogicalTypes.uuid().getName()) ? Rule.UUID : Rule.LOGICAL_TYPE);
    }
    return Optional.of(times(CLOCKS.get(writer.getName()), CLOCKS.get(reader.getName())));
  }

  private static Optional<Rule> decimals(Decimal from, Decimal to) {
    if (from.getScale() != to.getScale()) {
      return Optional.of(Rule.DECIMAL_SCALE);
    }
    return from.getPrecision() > to.getPrecision()
        ? Optional.of(Rule.DECIMAL_PRECISION)
        : Optional.empty();
  }

  private static Rule times(@Nullable Clock from, @Nullable Clock to) {
    if (from == null || to == null) {
      return Rule.LOGICAL_TYPE;
    }
    if (from.counts() == to.counts()) {
      return Rule.TIME_UNIT;
    }
    boolean zones = from.counts().isTimestamp() && to.counts().isTimestamp();
    return zones && from.unit().equals(to.unit()) ? Rule.TIME_ZONE : Rule.LOGICAL_TYPE;
  }

  /** What is said of a pair that breaks a rule. */
  static Message message(Rule rule, Schema written, Schema read) {
    String writer = Words.logical(written);
    String reader = Words.logical(read);
    return switch (rule) {
      case DECIMAL_SCALE ->
          new Message(
              "the writer writes %s, the reader takes it for %s: 12345 is %s to the one and %s to the other"
                  .formatted(writer, reader, example(written), example(read)),
              "give the reader's field the writer's scale; a decimal's scale can't change in"
                  + " place");
      case DECIMAL_PRECISION ->
          new Message(
              "the writer writes %s, the reader expects at most %s and may refuse or cut what has more digits"
                  .formatted(writer, reader),
              "give the reader's field the writer's precision, and room for it where it is kept");
      case TIME_UNIT ->
          new Message(
              "the writer counts in %s (%s), the reader takes it for %s (%s)"
                  .formatted(unit(written), writer, unit(read), reader),
              "give the reader's field the writer's unit, or a new field the new one");
      case TIME_ZONE ->
          new Message(
              "the writer writes %s, the reader takes it for %s: the one is a point in time, the other a time on a wall clock"
                  .formatted(writer, reader),
              "give the reader's field the writer's logical type");
      case UUID ->
          new Message(
              "the writer writes any %s, the reader takes it for a uuid and may refuse what is none"
                  .formatted(written.getType().getName()),
              "let the writer say uuid, too, or read it as plain " + read.getType().getName());
      default ->
          new Message(
              "the writer writes %s, the reader takes it for %s".formatted(writer, reader),
              "give the reader's field the writer's logical type");
    };
  }

  private static String example(Schema decimal) {
    int scale = ((Decimal) decimal.getLogicalType()).getScale();
    return BigDecimal.valueOf(12_345, scale).toPlainString();
  }

  private static String unit(Schema schema) {
    Clock clock = CLOCKS.get(schema.getLogicalType().getName());
    return clock == null ? "units of its own" : clock.unit();
  }
}
