package dev.cinch.backbone.inbox;

import dev.cinch.backbone.registry.RegistryUnavailableException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Knows which failures pass by themselves: something is away, busy, or was in the way. */
final class TransientFailures {

  /**
   * SQLSTATE classes: connection, rollback by the server (serialization, deadlock), resources, the
   * operator's doing (shutdown), the system's.
   */
  private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");

  /** Lock not available; a read-only transaction, as on a server that has just lost its role. */
  private static final Set<String> STATES = Set.of("55P03", "25006");

  private TransientFailures() {}

  static boolean contains(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (isTransient(cause)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTransient(Throwable failure) {
    return failure instanceof RetryLaterException
        || failure instanceof RegistryUnavailableException
        || failure instanceof RetriableException
        || failure instanceof InterruptException
        || failure instanceof TransientDataAccessException
        || failure instanceof RecoverableDataAccessException
        || failure instanceof DataAccessResourceFailureException
        || failure instanceof CannotCreateTransactionException
        || failure instanceof SQLTransientException
        || failure instanceof SQLRecoverableException
        || (failure instanceof SQLException sql && isTransient(sql.getSQLState()));
  }

  private static boolean isTransient(@Nullable String state) {
    return state != null
        && (STATES.contains(state)
            || (state.length() == 5 && CLASSES.contains(state.substring(0, 2))));
  }
}
