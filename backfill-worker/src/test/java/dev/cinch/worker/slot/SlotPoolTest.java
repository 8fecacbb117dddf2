package dev.cinch.worker.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.worker.range.AssignedRange;
import dev.cinch.worker.range.Journal;
import dev.cinch.worker.range.KnownStates;
import dev.cinch.worker.range.RecordedReports;
import dev.cinch.worker.range.ReportKind;
import dev.cinch.worker.range.Samples;
import dev.cinch.worker.range.ScriptedTables;
import dev.cinch.worker.range.TargetUnavailable;
import dev.cinch.worker.range.WorkLimits;
import dev.cinch.worker.range.WorkOnRange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class SlotPoolTest {

  private final Journal journal = new Journal();
  private final KnownStates states = KnownStates.of(Samples.migration());
  private final ScriptedTables tables = new ScriptedTables(journal);
  private final RecordedReports reports = new RecordedReports(journal);
  private final BlockingQueue<AssignedRange> ranges = new LinkedBlockingQueue<>();
  private final SlotPool pool = pool(HandQueue::new);

  @AfterEach
  void stop() {
    pool.stop(Duration.ofSeconds(10));
  }

  @Test
  void acknowledgesARangeOnlyAfterItsReport() {
    pool.start();

    ranges.add(Samples.range());

    awaitEntries("open", "TAKEN", "work", "DONE", "acknowledge");
  }

  @Test
  void saysInTheContextOfItsLogWhatItIsAt() {
    AtomicReference<Map<String, String>> context = new AtomicReference<>(Map.of());
    tables.next(
        () -> {
          context.set(MDC.getCopyOfContextMap());
          throw new IllegalStateException("broken");
        });
    pool.start();

    ranges.add(Samples.range());

    awaitEntries("open", "TAKEN", "work", "FAILED", "acknowledge");
    assertThat(context.get())
        .containsEntry("migration", Samples.MIGRATION)
        .containsEntry("range", Samples.range().id());
  }

  @Test
  void acknowledgesAFailedRangeToo() {
    tables.next(
        () -> {
          throw new IllegalStateException("broken");
        });
    pool.start();

    ranges.add(Samples.range());

    awaitEntries("open", "TAKEN", "work", "FAILED", "acknowledge");
  }

  @Test
  void doesNotAcknowledgeARangeWhoseReportIsNotSentAndBeginsAnew() {
    reports.refuse(ReportKind.DONE);
    pool.start();

    ranges.add(Samples.range());

    awaitEntries("open", "TAKEN", "work", "refused DONE", "close", "open");
    assertThat(pool.statuses().get(0).restarts()).isEqualTo(1);
  }

  @Test
  void aSlotThatThrowsAnErrorIsShownAndBeginsAnew() {
    tables.next(
        () -> {
          throw new NoClassDefFoundError("gone");
        });
    pool.start();

    ranges.add(Samples.range());

    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> pool.statuses().get(0), status -> status.condition() == Condition.BACKING_OFF);
    assertThat(pool.statuses().get(0).problem()).contains("java.lang.NoClassDefFoundError: gone");
    ranges.add(Samples.range());
    awaitEntries("open", "TAKEN", "work", "close", "open", "TAKEN", "work", "DONE", "acknowledge");
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> pool.statuses().get(0), status -> status.condition() == Condition.IDLE);
    assertThat(pool.statuses().get(0).problem()).isEmpty();
  }

  @Test
  void leavesRangesToOthersForAWhileWhereItDoesNotReachTheirTarget() {
    tables.next(
        () -> {
          throw new TargetUnavailable("connection refused", new IllegalStateException("gone"));
        });
    pool.start();

    ranges.add(Samples.range());
    ranges.add(Samples.range());

    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> pool.statuses().get(0), status -> status.condition() == Condition.BACKING_OFF);
    assertThat(pool.statuses().get(0).problem()).contains("connection refused");
    assertThat(journal.entries()).containsExactly("open", "TAKEN", "work", "FAILED", "acknowledge");
    awaitEntries(
        "open", "TAKEN", "work", "FAILED", "acknowledge", "TAKEN", "work", "DONE", "acknowledge");
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> pool.statuses().get(0), status -> status.condition() == Condition.IDLE);
    assertThat(pool.statuses().get(0).restarts()).isZero();
  }

  @Test
  void takesNothingBeforeTheStatesAreHeard() {
    states.caughtUp(false);
    ranges.add(Samples.range());
    pool.start();

    await()
        .atMost(Duration.ofMinutes(1))
        .during(Duration.ofMillis(200))
        .until(() -> journal.entries().equals(List.of("open")) && !ranges.isEmpty());
    assertThat(pool.statuses().get(0).condition()).isEqualTo(Condition.STARTING);
    states.caughtUp(true);

    awaitEntries("open", "TAKEN", "work", "DONE", "acknowledge");
  }

  @Test
  void leavesItsQueueWhenAskedToEnd() {
    pool.start();
    awaitEntries("open");

    assertThat(pool.stop(Duration.ofSeconds(10))).isTrue();

    assertThat(journal.entries()).containsExactly("open", "close");
    assertThat(pool.statuses().get(0).condition()).isEqualTo(Condition.ENDED);
  }

  @Test
  void finishesTheReportOfItsRangeBeforeItLeaves() throws InterruptedException {
    CountDownLatch inTheMiddle = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    tables.onSlice(
        () -> {
          inTheMiddle.countDown();
          awaitLatch(goOn);
        });
    pool.start();
    ranges.add(Samples.range());
    assertThat(inTheMiddle.await(10, TimeUnit.SECONDS)).isTrue();

    assertThat(pool.stop(Duration.ofMillis(50))).isFalse();
    goOn.countDown();

    assertThat(pool.stop(Duration.ofSeconds(10))).isTrue();
    assertThat(journal.entries())
        .containsExactly("open", "TAKEN", "work", "HANDED_BACK", "acknowledge", "close");
  }

  @Test
  void aThreadThatIsGoneUnaskedIsShownAsDead() {
    SlotPool broken =
        new SlotPool(
            "worker",
            1,
            name -> {
              throw new ThreadGone();
            },
            states,
            work());

    broken.start();

    await()
        .atMost(Duration.ofMinutes(1))
        .dontCatchUncaughtExceptions()
        .until(() -> broken.statuses().get(0), status -> status.condition() == Condition.DEAD);
  }

  private void awaitEntries(String... entries) {
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(journal.entries()).startsWith(entries));
  }

  private SlotPool pool(java.util.function.Supplier<RangeQueue> queue) {
    return new SlotPool("worker", 1, name -> queue.get(), states, work());
  }

  private WorkOnRange work() {
    return new WorkOnRange(
        states,
        tables,
        reports,
        new WorkLimits(Duration.ofMillis(10), 1, Duration.ofMillis(1)),
        Clock.systemUTC());
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Its own message kills the thread: even saying what went wrong throws. */
  private static final class ThreadGone extends RuntimeException {
    @Override
    public String toString() {
      throw new IllegalStateException("cannot even be shown");
    }
  }

  private final class HandQueue implements RangeQueue {

    HandQueue() {
      journal.add("open");
    }

    @Override
    public Optional<Delivery> take(Duration atMost) {
      try {
        AssignedRange range = ranges.poll(10, TimeUnit.MILLISECONDS);
        return Optional.ofNullable(range).map(HandDelivery::new);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      journal.add("close");
    }
  }

  private final class HandDelivery implements Delivery {

    private final AssignedRange range;

    HandDelivery(AssignedRange range) {
      this.range = range;
    }

    @Override
    public AssignedRange range() {
      return range;
    }

    @Override
    public Instant workUntil() {
      return Instant.now().plusSeconds(10);
    }

    @Override
    public void during(Runnable work) {
      work.run();
    }

    @Override
    public void acknowledge() {
      journal.add("acknowledge");
    }
  }
}
