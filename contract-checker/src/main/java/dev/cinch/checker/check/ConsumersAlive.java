package dev.cinch.checker.check;

import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.contract.Contract;
import dev.cinch.checker.contract.Contracts;
import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.Check;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Question;
import dev.cinch.checker.heartbeat.Heartbeat;
import dev.cinch.checker.heartbeat.Heartbeats;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Every consumer that keeps a heartbeat is there, and each process of it runs what its contract
 * says and was checked. One that has fallen silent without a word may still be at work for a day.
 */
public final class ConsumersAlive implements Check {

  private static final Duration MAY_STILL_WORK = Duration.ofDays(1);

  private final Consumers consumers;
  private final Heartbeats heartbeats;
  private final Clock clock;

  public ConsumersAlive(Contracts contracts, Heartbeats heartbeats, Clock clock) {
    this.consumers = new Consumers(contracts);
    this.heartbeats = heartbeats;
    this.clock = clock;
  }

  @Override
  public String id() {
    return "consumers.alive";
  }

  @Override
  public List<Finding> run(Question question, Change change) {
    return consumers.each(
        id(),
        question,
        change,
        contract -> look(contract, question.conditions().heartbeatsWithin()));
  }

  private Finding look(Contract contract, Duration within) {
    String consumer = contract.key().consumer();
    List<Heartbeat> beats = heartbeats.of(contract.key());
    Optional<Instant> last = beats.stream().map(Heartbeat::at).max(Instant::compareTo);
    if (last.isEmpty()) {
      return Finding.pass(id(), "%s keeps no heartbeat".formatted(consumer));
    }
    Instant now = clock.instant();
    List<Heartbeat> perhapsAtWork =
        beats.stream()
            .filter(beat -> !beat.left() && beat.at().isAfter(now.minus(MAY_STILL_WORK)))
            .toList();
    Optional<Heartbeat> other =
        perhapsAtWork.stream().filter(beat -> !runs(beat, contract)).findFirst();
    if (other.isPresent()) {
      return another(consumer, other.get());
    }
    long alive =
        perhapsAtWork.stream().filter(beat -> !beat.at().isBefore(now.minus(within))).count();
    return alive == 0
        ? silent(consumer, last.get(), within)
        : Finding.pass(
                id(), "%s runs what its contract says, in %d processes".formatted(consumer, alive))
            .with("last_heartbeat", last.get());
  }

  private static boolean runs(Heartbeat beat, Contract contract) {
    AvroSchema schema = beat.readerSchema();
    boolean sameSchema = schema == null || schema.equals(contract.reading().readerSchema());
    return sameSchema && Objects.equals(beat.version(), contract.deployment().version());
  }

  private Finding another(String consumer, Heartbeat beat) {
    return Finding.unknown(
            id(),
            "A process of %s, heard of last at %s, runs another version than the one that its contract names and that was checked"
                .formatted(consumer, beat.at()),
            "Every process of %s runs the version that its contract names".formatted(consumer))
        .with("instance", beat.instance())
        .with("runs", Objects.requireNonNullElse(beat.version(), "a version without a name"));
  }

  private Finding silent(String consumer, Instant last, Duration within) {
    return Finding.unknown(
            id(),
            "The last heartbeat of %s was at %s, and the plan takes it for %s only"
                .formatted(consumer, last, Spans.words(within)),
            "%s runs and keeps its heartbeat, or its contract is removed".formatted(consumer))
        .with("last_heartbeat", last);
  }
}
