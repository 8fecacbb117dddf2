package dev.cinch.target.value;

import dev.cinch.target.name.Identifier;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the new columns of a row are to hold, as SQL over the row under the alias {@code new}.
 *
 * <p>Rows are compared by image: = calls 1.0 and 1.00 equal, and fails on json. A value that each
 * call gives anew can't be compared.
 *
 * @param columns one, or several where a column is split; then none is volatile
 * @param volatileValue true: only rows without a value are written, none is ever repaired
 * @param mode where applications write the column, what they wrote is never replaced
 */
public record Values(List<Value> columns, boolean volatileValue, SyncMode mode) {

  public Values {
    columns = List.copyOf(columns);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("Cannot fill no column at all");
    }
    if (columns.size() > 1 && (volatileValue || mode == SyncMode.APPLICATION)) {
      throw new IllegalArgumentException(
          "Cannot fill %s together: only what a trigger keeps in step, by expressions that say the same at each call"
              .formatted(columns.stream().map(Value::column).toList()));
    }
    if (columns.stream().map(Value::column).distinct().count() < columns.size()) {
      throw new IllegalArgumentException("Cannot fill a column twice");
    }
  }

  /** Of one column. */
  public static Values of(Value column, boolean volatileValue, SyncMode mode) {
    return new Values(List.of(column), volatileValue, mode);
  }

  /** The column by which a change is known. */
  public Identifier first() {
    return columns.get(0).column();
  }

  /** What the marker holds of them, so that nobody writes by other expressions. */
  public String digest() {
    String others =
        columns.stream()
            .skip(1)
            .map(value -> "\0" + value.column() + "\0" + value.expression())
            .collect(Collectors.joining());
    return Digest.sha256(columns.get(0).expression() + others);
  }

  /** For {@code set}. */
  public String assignments() {
    return each(", ", value -> "%s = (%s)".formatted(name(value), value.expression()));
  }

  /** True where the row does not hold what it should. */
  public String differ() {
    return volatileValue
        ? isNull(columns.get(0))
        : "pg_catalog.record_image_ne(row(%s), row(%s))"
            .formatted(
                each(", ", value -> "new." + name(value)),
                each(", ", value -> "(%s)".formatted(value.expression())));
  }

  /** True where the row is to be written. */
  public String areLacking() {
    return mode == SyncMode.APPLICATION ? areUnfilled() : differ();
  }

  /** True where nothing has been written yet, although something should be. */
  public String areUnfilled() {
    return volatileValue
        ? differ()
        : "%s and %s".formatted(each(" and ", Values::isNotThere), differ());
  }

  /** True where the row holds a null that counts. */
  public String holdNull() {
    Set<Value> counted = columns.stream().filter(Value::countsNulls).collect(Collectors.toSet());
    return counted.isEmpty()
        ? "false"
        : columns.stream()
            .filter(counted::contains)
            .map(Values::isNotThere)
            .collect(Collectors.joining(" or ", "(", ")"));
  }

  /** A cheap look for rows that nothing has been written to; true for some others as well. */
  public String seemEmpty() {
    return each(" and ", Values::isNull);
  }

  private String each(String between, Function<Value, String> text) {
    return columns.stream().map(text).collect(Collectors.joining(between));
  }

  private static String isNull(Value value) {
    return "new.%s is null".formatted(name(value));
  }

  /** Not {@code is null}, which a composite value whose fields are all null is, too. */
  private static String isNotThere(Value value) {
    return "new.%s is not distinct from null".formatted(name(value));
  }

  private static String name(Value value) {
    return value.column().quoted();
  }
}
