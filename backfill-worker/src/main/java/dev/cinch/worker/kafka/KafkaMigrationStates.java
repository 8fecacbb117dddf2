package dev.cinch.worker.kafka;

import dev.cinch.backbone.event.ReceivedEvent;
import dev.cinch.events.MigrationState;
import dev.cinch.worker.range.MigrationStates;
import dev.cinch.worker.range.MigrationView;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state topic, held in memory whole. A record whose {@code seq} has been passed is ignored:
 * compaction may keep a stale one, and a relay may send one twice.
 */
public final class KafkaMigrationStates implements MigrationStates {

  private static final Logger log = LoggerFactory.getLogger(KafkaMigrationStates.class);

  private final Map<String, MigrationView> known = new HashMap<>();
  private volatile CompletableFuture<Void> caughtUp = new CompletableFuture<>();
  private volatile BooleanSupplier running = () -> true;

  /** Given every record of the topic, in order. */
  public synchronized void hear(ReceivedEvent<MigrationState> event) {
    if (event.isTombstone()) {
      known.remove(event.key());
    } else {
      learn(event.value());
    }
    notifyAll();
  }

  private void learn(MigrationState event) {
    MigrationView before = known.get(event.getMigration());
    if (before != null && event.getSeq() <= before.seq()) {
      log.debug("Ignored state {} of {}: passed", event.getSeq(), event.getMigration());
      return;
    }
    try {
      known.put(event.getMigration(), StateRecords.view(event));
    } catch (IllegalArgumentException e) {
      // what was known before may be wrong now: nothing is written for the migration
      known.remove(event.getMigration());
      log.error(
          "Cannot use state {} of migration {}: {}; its ranges are handed back until a newer one comes",
          event.getSeq(),
          event.getMigration(),
          e.getMessage());
    }
  }

  /**
   * Told who calls {@link #hear}.
   *
   * @param reader completes once all that the topic held in the beginning has been heard
   * @param alive false where no more will be heard: what is known must not be relied on then
   */
  public void follow(CompletableFuture<Void> reader, BooleanSupplier alive) {
    caughtUp = reader;
    running = alive;
  }

  @Override
  public synchronized Optional<MigrationView> find(String migration) {
    return running.getAsBoolean() ? Optional.ofNullable(known.get(migration)) : Optional.empty();
  }

  @Override
  public synchronized Optional<MigrationView> await(
      String migration, Predicate<Optional<MigrationView>> condition, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!condition.test(find(migration))) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        break;
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    return find(migration);
  }

  @Override
  public boolean awaitCaughtUp(Duration atMost) {
    try {
      caughtUp.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
      return running.getAsBoolean();
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "Cannot read the migrations' states: %s; restart the worker once that is mended"
              .formatted(e.getCause()),
          e);
    }
  }
}
