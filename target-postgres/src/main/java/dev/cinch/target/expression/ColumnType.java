package dev.cinch.target.expression;

import java.util.Map;
import java.util.Optional;

/**
 * A column's type.
 *
 * @param name as PostgreSQL prints it, with its schema where it is not built in
 * @param base the built-in type at its bottom, under all domains and arrays
 * @param modifier that type's modifier, such as its length; -1 for none
 * @param domain whether it is a domain
 * @param array whether an array lies between it and its base
 * @param example a scratch table with one column of that type
 */
record ColumnType(
    String name, String base, int modifier, boolean domain, boolean array, String example) {

  // the types of which an explicit cast cuts off what is too long, where storing is an error
  private static final Map<String, String> LENGTH_FUNCTIONS =
      Map.of(
          "varchar", "pg_catalog.\"varchar\"",
          "bpchar", "pg_catalog.bpchar",
          "bit", "pg_catalog.\"bit\"",
          "varbit", "pg_catalog.varbit");

  /** True where no cast to it can be made to fail on what is too long. */
  boolean wouldBeCutSilently() {
    return array && lengthFunction().isPresent();
  }

  /**
   * An expression converted to this type, in the way in which storing converts it: what is too long
   * is an error.
   */
  String cast(String expression) {
    return lengthFunction()
        .map(function -> bounded(expression, function))
        .orElseGet(() -> castTo(expression, name));
  }

  private Optional<String> lengthFunction() {
    return modifier < 0 ? Optional.empty() : Optional.ofNullable(LENGTH_FUNCTIONS.get(base));
  }

  // the function bears the name of the type without a length
  private String bounded(String expression, String function) {
    String bounded =
        "%s(%s, %d, false)".formatted(function, castTo(expression, function), modifier);
    return domain ? castTo(bounded, name) : bounded;
  }

  private static String castTo(String expression, String type) {
    return "cast(\n" + expression + "\nas " + type + ")";
  }
}
