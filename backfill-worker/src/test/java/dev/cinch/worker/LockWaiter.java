package dev.cinch.worker;

import static org.awaitility.Awaitility.await;

import dev.cinch.worker.Database.RowLock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** An application that waits for rows which somebody holds. */
record LockWaiter(Database database, CompletableFuture<RowLock> lock) implements AutoCloseable {

  static LockWaiter of(Database database, String rows) {
    return new LockWaiter(
        database,
        CompletableFuture.supplyAsync(
            () -> database.lock(rows), task -> new Thread(task, "lock-waiter").start()));
  }

  void awaitWaiting() {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                database.number(
                        """
                        select count(*) from pg_locks
                         where not granted and locktype in ('transactionid', 'tuple')
                           and pid in (select pid from pg_stat_activity
                                        where datname = current_database())
                        """)
                    == 1);
  }

  /** To be called when it can have the rows. */
  @Override
  public void close() {
    lock.join().close();
  }
}
