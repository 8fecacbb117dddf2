package dev.cinch.target.fill;

import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What the server said of a failure, without the values of rows: those stand in the detail, and
 * between quotes where a value could not be converted. It goes into events, which carry no secrets.
 */
final class ServerWords {

  /** Syntax and other faults of the data, whose quotes hold values, never names. */
  private static final String DATA_EXCEPTION = "22";

  /** Data, integrity, cardinality, an expression's own complaint, check option, too large. */
  private static final Set<String> OF_A_ROW = Set.of("22", "23", "21", "P0", "44", "54");

  private static final Pattern QUOTED = Pattern.compile("\".*\"", Pattern.DOTALL);

  private ServerWords() {}

  /** The failure in words that may be passed on; it is the cause of what is returned. */
  static SQLException of(SQLException failure) {
    return new SQLException(say(failure), failure.getSQLState(), failure);
  }

  static String say(SQLException failure) {
    String message = message(failure);
    return state(failure).startsWith(DATA_EXCEPTION)
        ? QUOTED.matcher(message).replaceAll("\"...\"")
        : message;
  }

  /** Whether one row may be at fault, so that the others can be written without it. */
  static boolean isOfARow(SQLException failure) {
    String state = state(failure);
    return state.length() == 5 && OF_A_ROW.contains(state.substring(0, 2));
  }

  static String state(SQLException failure) {
    return String.valueOf(failure.getSQLState());
  }

  private static String message(SQLException failure) {
    ServerErrorMessage said =
        failure instanceof PSQLException problem ? problem.getServerErrorMessage() : null;
    String message = said == null ? null : said.getMessage();
    return message == null ? String.valueOf(failure.getMessage()) : message;
  }
}
