package dev.cinch.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** Looks, many times a second, how long others have been waiting for a lock of the worker's. */
final class LockWaits implements Runnable {

  private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(5);
  private static final String LONGEST =
      """
      select coalesce(max(extract(epoch from clock_timestamp() - waitstart) * 1000)::bigint, 0)
        from pg_locks waiting
       where not granted and waitstart is not null
         and exists (select 1 from pg_stat_activity
                      where pid = any(pg_blocking_pids(waiting.pid))
                        and (application_name = '%s' or application_name like 'cinch %%'))
      """
          .formatted(WorkerSlots.APPLICATION);

  private final Orders orders;
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile long longest;

  LockWaits(Orders orders) {
    this.orders = orders;
  }

  @Override
  public void run() {
    try (Connection connection = orders.connect()) {
      while (!over.get()) {
        longest = Math.max(longest, Sql.number(connection, LONGEST));
        LockSupport.parkNanos(EVERY);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot watch locks", e);
    }
  }

  /** Milliseconds. */
  long longest() {
    return longest;
  }

  void end() {
    over.set(true);
  }
}
