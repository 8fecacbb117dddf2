package dev.cinch.target.change;

import dev.cinch.target.name.Identifier;
import java.util.List;

/**
 * An index that the plan asks for.
 *
 * @param unique a unique index refuses writes while it is still being built, and so belongs to
 *     TIGHTEN
 */
public record IndexPlan(Identifier name, List<Identifier> columns, boolean unique) {

  public IndexPlan {
    columns = List.copyOf(columns);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot plan index %s without a column; name at least one".formatted(name));
    }
  }
}
