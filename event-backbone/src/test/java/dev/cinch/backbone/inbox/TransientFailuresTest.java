package dev.cinch.backbone.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class TransientFailuresTest {

  static Stream<Throwable> passing() {
    return Stream.of(
        new RetryLaterException("later", null),
        new TimeoutException("broker"),
        new AuthorizationException("not allowed"),
        new OptimisticLockingFailureException("somebody was quicker"),
        new DataAccessResourceFailureException("no connection"),
        new CannotCreateTransactionException("no connection"),
        failedRollback(new IllegalStateException("what was to be rolled back")),
        new SQLTransientConnectionException("no connection"),
        new IllegalStateException("wrapped", new TimeoutException("broker")),
        new UncategorizedSQLException("task", null, new SQLException("shutting down", "57P01")));
  }

  static Stream<Throwable> lasting() {
    return Stream.of(
        new IllegalStateException("a bug"),
        new NullPointerException("a bug"),
        new DuplicateKeyException("already there"),
        new RecordTooLargeException("too large"),
        new TransactionSystemException("commit", new SQLException("deferred", "23505")),
        new SQLException("no state"));
  }

  /** As a transaction manager throws it when the connection is gone. */
  private static TransactionSystemException failedRollback(RuntimeException application) {
    TransactionSystemException failure =
        new TransactionSystemException(
            "JDBC rollback failed", new SQLException("Connection is closed"));
    failure.initApplicationException(application);
    return failure;
  }

  @ParameterizedTest
  @MethodSource("passing")
  void knowsWhatPasses(Throwable failure) {
    assertThat(TransientFailures.contains(failure)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("lasting")
  void knowsWhatLasts(Throwable failure) {
    assertThat(TransientFailures.contains(failure)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "08006", "40001", "40P01", "53300", "57P03", "58030", "55P03", "25006", "28P01", "42501"
      })
  void knowsStatesOfTheDatabaseThatPass(String state) {
    assertThat(TransientFailures.contains(new SQLException("state", state))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "42P01", "22001", "25P02", "55006", "", "0"})
  void knowsStatesOfTheDatabaseThatLast(String state) {
    assertThat(TransientFailures.contains(new SQLException("state", state))).isFalse();
  }
}
