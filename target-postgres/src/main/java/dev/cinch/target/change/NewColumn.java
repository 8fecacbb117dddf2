package dev.cinch.target.change;

import dev.cinch.target.name.Identifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The column to come, as it shall be in the end.
 *
 * @param type its type as PostgreSQL prints it, checked by whoever made this
 * @param comment the comment that it keeps; null: none
 * @param notNull whether TIGHTEN makes it NOT NULL
 * @param indexes what INDEX builds on it
 */
public record NewColumn(
    Identifier name,
    String type,
    @Nullable String comment,
    boolean notNull,
    List<IndexPlan> indexes) {

  public NewColumn {
    indexes = List.copyOf(indexes);
  }
}
