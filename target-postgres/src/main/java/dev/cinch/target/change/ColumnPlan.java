package dev.cinch.target.change;

import dev.cinch.target.name.Identifier;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The column that a migration is about, as it shall be in the end.
 *
 * @param type its type as PostgreSQL prints it, checked by whoever made this; null: the column is
 *     there already, and keeps its type
 * @param defaultValue the default that it gets, as SQL; null: none
 * @param comment the comment that it keeps; null: none
 */
public record ColumnPlan(
    Identifier name,
    @Nullable String type,
    @Nullable String defaultValue,
    @Nullable String comment,
    Demands demands) {

  /** True where the migration adds the column. */
  public boolean isNew() {
    return type != null;
  }

  /** The type of a column that is to come. */
  String typeToCome() {
    return Objects.requireNonNull(type, "the column is there already");
  }
}
