package dev.cinch.planner.engine;

import dev.cinch.planner.migration.Wake;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Rings when a migration may have something to do; inside a transaction, once that is committed.
 */
@Component
class Alarm implements Wake {

  private final Set<String> rung = ConcurrentHashMap.newKeySet();
  private final Semaphore due = new Semaphore(0);

  @Override
  public void wake(String migration) {
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              ring(migration);
            }
          });
    } else {
      ring(migration);
    }
  }

  private void ring(String migration) {
    rung.add(migration);
    due.release();
  }

  Semaphore due() {
    return due;
  }

  boolean rang(String migration) {
    return rung.contains(migration);
  }

  void forget(String migration) {
    rung.remove(migration);
  }
}
