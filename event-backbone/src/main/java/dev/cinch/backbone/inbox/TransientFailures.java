package dev.cinch.backbone.inbox;

import dev.cinch.backbone.registry.RegistryException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Knows which failures are not the event's fault and will pass: something is away, busy or was in
 * the way, or somebody has to let us in.
 */
final class TransientFailures {

  /**
   * SQLSTATE classes: connection, rollback by the server (serialization, deadlock), resources, the
   * operator's doing (shutdown), the system's; a login that is refused.
   */
  private static final Set<String> CLASSES = Set.of("08", "28", "40", "53", "57", "58");

  /**
   * Lock not available; a read-only transaction, as on a server that has just lost its role; a
   * permission that is missing.
   */
  private static final Set<String> STATES = Set.of("55P03", "25006", "42501");

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
        || failure instanceof RegistryException
        || failure instanceof RetriableException
        || failure instanceof AuthenticationException
        || failure instanceof AuthorizationException
        || failure instanceof InterruptException
        || failure instanceof TransientDataAccessException
        || failure instanceof RecoverableDataAccessException
        || failure instanceof DataAccessResourceFailureException
        || failure instanceof CannotCreateTransactionException
        || isFailedRollback(failure)
        || failure instanceof SQLTransientException
        || failure instanceof SQLRecoverableException
        || (failure instanceof SQLException sql && isTransient(sql.getSQLState()));
  }

  /** Whatever was to be rolled back: a rollback fails only where the connection is gone. */
  private static boolean isFailedRollback(Throwable failure) {
    return failure instanceof TransactionSystemException system
        && system.getApplicationException() != null;
  }

  private static boolean isTransient(@Nullable String state) {
    return state != null
        && (STATES.contains(state)
            || (state.length() == 5 && CLASSES.contains(state.substring(0, 2))));
  }
}
