package dev.cinch.target.catalog;

import dev.cinch.target.name.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * One column.
 *
 * @param name its name
 * @param number its number in the table; never used again after a drop
 * @param type as PostgreSQL prints it, such as {@code numeric(10,2)}
 * @param nullability whether a null may be in it
 * @param defaultExpression its default; null where it has none, or is generated
 * @param generation the expression that it is generated from; null for an ordinary column
 * @param identity true for a {@code generated ... as identity} column
 * @param collation its collation where it is not its type's; null otherwise
 * @param comment its comment; null without
 */
public record ColumnFacts(
    Identifier name,
    int number,
    String type,
    Nullability nullability,
    @Nullable String defaultExpression,
    @Nullable String generation,
    boolean identity,
    @Nullable String collation,
    @Nullable String comment) {

  public boolean isGenerated() {
    return generation != null;
  }
}
