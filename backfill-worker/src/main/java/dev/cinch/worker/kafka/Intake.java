package dev.cinch.worker.kafka;

import dev.cinch.backbone.event.EventDecoder;
import dev.cinch.worker.range.AssignedRange;
import dev.cinch.worker.slot.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Makes deliveries of records, and puts aside what is no range. */
public final class Intake {

  private final RangeRecords ranges;
  private final RangeTrace trace;
  private final DeadLetters deadLetters;
  private final TurnLength turns;

  public Intake(EventDecoder decoder, RangeTrace trace, DeadLetters deadLetters, TurnLength turns) {
    this.ranges = new RangeRecords(decoder);
    this.trace = trace;
    this.deadLetters = deadLetters;
    this.turns = turns;
  }

  /**
   * The delivery of a record that has just come; empty where it holds no range. It was then put
   * aside, and has been acknowledged.
   *
   * @param lock for how long nobody else is given the record
   * @param acknowledgement takes the record off the queue
   */
  Optional<Delivery> accept(
      ConsumerRecord<byte[], byte[]> record, Duration lock, Runnable acknowledgement) {
    Instant until = turns.until(lock);
    try {
      return Optional.of(new Held(ranges.read(record), until, acknowledgement));
    } catch (UnreadableRange e) {
      deadLetters.put(record, e);
      acknowledgement.run();
      return Optional.empty();
    }
  }

  private final class Held implements Delivery {

    private final RangeRecords.Received received;
    private final Instant until;
    private final Runnable acknowledgement;

    Held(RangeRecords.Received received, Instant until, Runnable acknowledgement) {
      this.received = received;
      this.until = until;
      this.acknowledgement = acknowledgement;
    }

    @Override
    public AssignedRange range() {
      return received.range();
    }

    @Override
    public Instant workUntil() {
      return until;
    }

    @Override
    public void during(Runnable work) {
      trace.during(received.range(), received.trace(), work);
    }

    @Override
    public void acknowledge() {
      acknowledgement.run();
    }
  }
}
