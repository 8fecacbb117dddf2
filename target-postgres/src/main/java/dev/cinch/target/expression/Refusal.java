package dev.cinch.target.expression;

/**
 * The expression can't be used.
 *
 * @param code why, for a machine
 * @param message why and what to do, for a person
 */
public record Refusal(Code code, String message) implements Inspection {

  /** Why an expression can't be used. */
  public enum Code {
    /** It is not one expression, or names what does not exist. */
    INVALID,
    /** Its value can't be stored in the column. */
    WRONG_TYPE,
    /** It refers to a whole row, whose shape changes with the migration. */
    WHOLE_ROW,
    /** It reads a system column, which changes with each update. */
    SYSTEM_COLUMN,
    /** It reads a generated column, which is still null when a trigger runs. */
    GENERATED_COLUMN,
    /** It reads a column, where it must not. */
    READS_COLUMN,
    /** It reads the column that it is to fill. */
    OWN_COLUMN,
    /** It contains a query, or a name of another table. */
    OTHER_TABLE,
    /** It contains an aggregate, a window function or a function that returns many rows. */
    NOT_ONE_VALUE,
    /** It depends on the time or on the session, so that each row would get another meaning. */
    CLOCK_OR_SESSION,
    /** It calls a function that reads tables, as far as that can be known. */
    READS_TABLES,
    /** It calls a function that may change something, as far as that can be known. */
    SIDE_EFFECT
  }
}
