package dev.cinch.target.change;

/**
 * A statement that fails, with words for a person, where going on would do harm. It runs in the
 * transaction of the work, so that what it saw still holds.
 */
final class Refusal {

  /** PostgreSQL's prerequisite_not_met class: no lock or load problem, so no retry. */
  private static final String SQL_STATE = "55000";

  private Refusal() {}

  static String when(String condition, String message) {
    return DollarQuote.block(
        """
        begin
          if %s then
            %s
          end if;
        end
        """
            .formatted(condition, raise(message)));
  }

  static String raise(String message) {
    return "raise exception using errcode = '%s', message = %s;"
        .formatted(SQL_STATE, Literal.of(message));
  }
}
