package dev.cinch.target.lock;

import dev.cinch.target.Target;
import dev.cinch.target.TargetUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The session on the target that works for a migration. It holds the migration's lock until it
 * ends, and the server ends it when its client has died.
 */
final class StepSession implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StepSession.class);
  private static final Duration HOLDER_POLL = Duration.ofMillis(250);

  private final Target target;
  private final String migration;
  private final BlockerWatch watch;
  private @Nullable Connection connection;
  private @Nullable BoundedStatements statements;

  StepSession(Target target, String migration, StopSignal stop) {
    this.target = target;
    this.migration = migration;
    this.watch = new BlockerWatch(target, stop, Thread.currentThread());
    open();
  }

  String targetName() {
    return target.toString();
  }

  /** Waits for whoever else works for the migration, until the deadline. */
  void takeMigrationLock(Patience patience, StepListener listener) throws SQLException {
    MigrationLock lock = new MigrationLock(statements().connection(), migration);
    while (!lock.tryTake()) {
      List<Blocker> holders = lock.holders();
      listener.waitingForSession(holders);
      if (patience.isAtEnd()) {
        throw LockNotObtainedException.ofMigration(migration, targetName(), holders);
      }
      Duration left = patience.left();
      patience.waitFor(HOLDER_POLL.compareTo(left) < 0 ? HOLDER_POLL : left);
    }
  }

  boolean isDone(Work work) throws SQLException {
    return statements().isTrue(work.doneWhen());
  }

  /**
   * Carries the work out once.
   *
   * @param left time until the deadline
   * @return how long others may have waited for it
   */
  Duration carryOut(Work work, LockPolicy policy, Duration left) throws SQLException {
    return new Attempt(statements(), policy, left).carryOut(work);
  }

  /** What to do after a failure. */
  Judgement judge(SQLException failure) {
    if (statements == null || isLost()) {
      return Judgement.CONNECTION_LOST;
    }
    return statements.judge(failure);
  }

  /** Who was seen in the way of the last statement. */
  List<Blocker> blockers() {
    return watch.seen();
  }

  /** Gives up a connection that is broken; the next statement opens another. */
  void abandon() {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        LOG.debug("Cannot close a connection that is lost already", e);
      }
    }
    connection = null;
    statements = null;
  }

  boolean isLost() {
    try {
      return connection == null || connection.isClosed();
    } catch (SQLException e) {
      return true;
    }
  }

  private BoundedStatements statements() throws SQLException {
    if (statements == null || isLost()) {
      try {
        open();
      } catch (TargetUnavailableException e) {
        throw new SQLException(e.getMessage(), "08001", e);
      }
    }
    return Objects.requireNonNull(statements);
  }

  private void open() {
    connection = target.connect("cinch " + migration);
    statements = new BoundedStatements(connection, watch);
  }

  @Override
  public void close() {
    watch.close();
    abandon();
  }
}
