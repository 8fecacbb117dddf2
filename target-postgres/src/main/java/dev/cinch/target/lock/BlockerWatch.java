package dev.cinch.target.lock;

import dev.cinch.target.Target;
import dev.cinch.target.TargetException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks, over a connection of its own, who stands in a waiting statement's way: once it has given
 * up it is too late to ask. Also cancels a statement that is still running when we are told to
 * stop.
 */
final class BlockerWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BlockerWatch.class);
  private static final Duration LAST_LOOK = Duration.ofMillis(200);

  private final Target target;
  private final StopSignal stop;
  private final Thread runner;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(BlockerWatch::daemon);
  // used by the watching thread only
  private @Nullable Connection connection;
  private volatile Watched watched = new Watched(null, 0);

  BlockerWatch(Target target, StopSignal stop, Thread runner) {
    this.target = target;
    this.stop = stop;
    this.runner = runner;
    thread.execute(this::connect);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "cinch-blocker-watch");
    thread.setDaemon(true);
    return thread;
  }

  /** Watches a statement from now on, until what is returned is cancelled. */
  Future<?> begin(Statement statement, int pid, Duration every) {
    Watched next = new Watched(statement, pid);
    watched = next;
    long period = Math.max(1, every.toMillis());
    return thread.scheduleWithFixedDelay(() -> look(next), period, period, TimeUnit.MILLISECONDS);
  }

  /** Who was in the way of the statement that was watched last; a look under way is waited for. */
  List<Blocker> seen() {
    try {
      thread.submit(() -> {}).get(LAST_LOOK.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("The last look at who stands in the way takes too long");
    }
    return watched.blockers;
  }

  boolean hasCancelled() {
    return watched.cancelled;
  }

  private void look(Watched one) {
    try {
      if (runner.isInterrupted() || stop.stopRequested()) {
        one.cancel();
      }
      connect();
      if (connection != null) {
        one.keep(Activity.blocking(connection, one.pid));
      }
    } catch (SQLException e) {
      LOG.debug("Cannot look who stands in the way", e);
      disconnect();
    }
  }

  private void connect() {
    if (connection != null) {
      return;
    }
    try {
      connection = target.connect("cinch watch");
    } catch (TargetException e) {
      LOG.debug("Cannot connect to look who stands in the way", e);
    }
  }

  private void disconnect() {
    if (connection == null) {
      return;
    }
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("Cannot close the watching connection", e);
    }
    connection = null;
  }

  @Override
  public void close() {
    thread.execute(this::disconnect);
    thread.shutdown();
  }

  private static final class Watched {
    private final @Nullable Statement statement;
    private final int pid;
    private volatile List<Blocker> blockers = List.of();
    private volatile boolean cancelled;

    Watched(@Nullable Statement statement, int pid) {
      this.statement = statement;
      this.pid = pid;
    }

    void keep(List<Blocker> seen) {
      blockers = Blocker.better(blockers, seen);
    }

    void cancel() throws SQLException {
      if (statement != null) {
        cancelled = true;
        statement.cancel();
      }
    }
  }
}
