package dev.cinch.target;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What went wrong with a target; its subclasses say what the caller may do next. */
public abstract class TargetException extends RuntimeException {

  protected TargetException(String message) {
    super(message);
  }

  protected TargetException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /**
   * Sorts a failure by what may be done next: to try again later, or to change something first.
   *
   * @param cannot what could not be done, such as {@code Cannot read the catalog}
   * @param failure an {@link SQLException}, or an exception caused by one
   */
  public static TargetException of(String cannot, Exception failure) {
    SQLException cause = sqlCause(failure);
    String state = cause == null || cause.getSQLState() == null ? "" : cause.getSQLState();
    String why = cause == null ? failure.getMessage() : cause.getMessage();
    return mayPass(state)
        ? new TargetUnavailableException(
            "%s: %s; %s"
                .formatted(
                    cannot,
                    why,
                    Remedy.of(cause)
                        .map("%s; it goes on by itself then"::formatted)
                        .orElse("try again later")),
            failure)
        : new TargetRefusedException(
            "%s: %s; %s"
                .formatted(
                    cannot,
                    why,
                    Remedy.of(cause).orElse("the same happens again until something is changed")),
            failure);
  }

  private static @Nullable SQLException sqlCause(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException found) {
        return found;
      }
    }
    return null;
  }

  // connection, resources, operator intervention, lock not available, transaction rolled back
  private static boolean mayPass(String state) {
    return state.startsWith("08")
        || state.startsWith("40")
        || state.startsWith("53")
        || state.startsWith("57")
        || state.equals("55P03")
        || state.equals("25P03")
        || state.equals("25P04");
  }
}
