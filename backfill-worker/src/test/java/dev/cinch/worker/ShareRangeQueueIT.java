package dev.cinch.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.backbone.trace.Spans;
import dev.cinch.backbone.trace.ThreadTrace;
import dev.cinch.events.RangeAssigned;
import dev.cinch.worker.kafka.DeadLetters;
import dev.cinch.worker.kafka.Intake;
import dev.cinch.worker.kafka.RangeTrace;
import dev.cinch.worker.kafka.ShareRangeQueues;
import dev.cinch.worker.kafka.TurnLength;
import dev.cinch.worker.slot.Delivery;
import dev.cinch.worker.slot.RangeQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShareRangeQueueIT {

  private static final Duration TURN = Duration.ofSeconds(20);

  /** Between two ranges is the end of a transaction, which a consumer is given and keeps. */
  @Test
  void findsTheNextRangeInTheTurnThatItIsAskedIn() {
    Database database = Database.create();
    SampleMigration migration = SampleMigration.begun(database, 100);
    try (PlayedPlanner planner = PlayedPlanner.start(Dispatch.SHARE);
        DeadLetters deadLetters =
            new DeadLetters(planner.clients(), planner.group(), Clock.systemUTC())) {
      List<RangeAssigned> ranges =
          IntStream.range(0, 3).mapToObj(n -> migration.range(migration.whole())).toList();
      ranges.forEach(planner::giveOut);
      Intake intake =
          new Intake(
              planner.decoder(),
              new RangeTrace(new ThreadTrace(), Spans.none()),
              deadLetters,
              new TurnLength(Duration.ofSeconds(10), Clock.systemUTC()));
      String topic = planner.range().name();
      try (RangeQueue queue =
          new ShareRangeQueues(planner.clients(), topic, planner.group(), intake).open("one")) {
        take(queue, ranges.get(0));
        Instant joined = Instant.now();
        take(queue, ranges.get(1));
        take(queue, ranges.get(2));
        assertThat(Duration.between(joined, Instant.now())).isLessThan(TURN.dividedBy(2));
      }
    }
  }

  private static void take(RangeQueue queue, RangeAssigned range) {
    Optional<Delivery> taken = queue.take(TURN);
    assertThat(taken).map(delivery -> delivery.range().id()).contains(range.getRange());
    taken.orElseThrow().acknowledge();
  }
}
