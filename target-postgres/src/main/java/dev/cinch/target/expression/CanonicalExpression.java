package dev.cinch.target.expression;

import dev.cinch.target.name.Identifier;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An expression as PostgreSQL itself prints it. Each column is qualified by the alias {@code new},
 * and whatever is not in {@code pg_catalog} by its schema, so that it means the same in a trigger's
 * {@code when}, in a trigger function and in {@code update ... as new}, provided that {@link
 * dev.cinch.target.change.PinnedSettings} are in force.
 *
 * @param text the expression, converted to the column's type
 * @param columns the columns that it reads
 * @param volatility how often its value changes
 * @param type the column's type, as PostgreSQL prints it
 * @param functions object ids of the functions that it calls, by name, by operator or by cast
 */
public record CanonicalExpression(
    String text,
    SortedSet<Identifier> columns,
    Volatility volatility,
    String type,
    Set<Long> functions)
    implements Inspection {

  /** How often the value of an expression changes. */
  public enum Volatility {
    /** The same input gives the same value for ever. */
    IMMUTABLE,
    /** The same input gives the same value within one statement; settings may change it. */
    STABLE,
    /** Each call gives another value: rows can be filled, but never compared or repaired. */
    VOLATILE
  }

  public CanonicalExpression {
    columns = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(columns));
    functions = Set.copyOf(functions);
  }

  public boolean isVolatile() {
    return volatility == Volatility.VOLATILE;
  }
}
