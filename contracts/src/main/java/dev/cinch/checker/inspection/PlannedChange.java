package dev.cinch.checker.inspection;

import dev.cinch.checker.column.Column;
import org.jspecify.annotations.Nullable;

/**
 * What a plan does to one field of one event.
 *
 * @param plan the migration's id
 * @param subject the registry's subject of the event
 * @param field the field, a name or a path with dots
 * @param kind what happens to it
 * @param schema the event's schema afterwards, as Avro JSON; null where the plan has none
 * @param column the column that the field carries from then on; null where the plan does not say
 *     enough of it
 * @param spot where the plan says so
 */
public record PlannedChange(
    String plan,
    String subject,
    String field,
    Kind kind,
    @Nullable String schema,
    @Nullable Column column,
    Spot spot) {

  /** Whether a field goes as far as the plan itself says. */
  boolean takes(String other) {
    return kind.fieldGoes() && (other.equals(field) || other.startsWith(field + "."));
  }

  /** What happens to a field, and at which phase it takes effect. */
  public enum Kind {
    ADD_FIELD("EXPAND"),
    REQUIRE_FIELD("TIGHTEN"),
    CHANGE_TYPE("TIGHTEN"),
    NARROW_ENUM("TIGHTEN"),
    REMOVE_FIELD("RETIRE"),
    RENAME_FIELD("RETIRE");

    private final String phase;

    Kind(String phase) {
      this.phase = phase;
    }

    String phase() {
      return phase;
    }

    boolean fieldGoes() {
      return this == REMOVE_FIELD || this == RENAME_FIELD;
    }
  }
}
