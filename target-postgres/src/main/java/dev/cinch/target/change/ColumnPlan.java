package dev.cinch.target.change;

import dev.cinch.target.name.Identifier;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column that a migration is about, as it shall be in the end.
 *
 * @param type its type as PostgreSQL prints it, checked by whoever made this; null: the column is
 *     there already, and keeps its type
 * @param defaultValue the default that it gets, as SQL; null: none
 * @param comment the comment that it keeps; null: none
 * @param also whether it comes beside another one, by which the migration is known
 */
public record ColumnPlan(
    Identifier name,
    @Nullable String type,
    @Nullable String defaultValue,
    @Nullable String comment,
    Demands demands,
    boolean also) {

  /** The only one, or the first of several. */
  public ColumnPlan(
      Identifier name,
      @Nullable String type,
      @Nullable String defaultValue,
      @Nullable String comment,
      Demands demands) {
    this(name, type, defaultValue, comment, demands, false);
  }

  /** True where the migration adds the column. */
  public boolean isNew() {
    return type != null;
  }

  /** The type of a column that is to come. */
  String typeToCome() {
    return Objects.requireNonNull(type, "the column is there already");
  }
}
