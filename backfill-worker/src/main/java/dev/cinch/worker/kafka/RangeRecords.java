package dev.cinch.worker.kafka;

import dev.cinch.backbone.event.EventDecoder;
import dev.cinch.backbone.event.ReceivedEvent;
import dev.cinch.backbone.wire.UndecodableRecordException;
import dev.cinch.events.RangeAssigned;
import dev.cinch.target.name.TableName;
import dev.cinch.target.range.PageRange;
import dev.cinch.target.range.Snapshot;
import dev.cinch.worker.range.AssignedRange;
import dev.cinch.worker.range.Generation;
import dev.cinch.worker.range.Work;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads ranges from records. */
final class RangeRecords {

  private final EventDecoder decoder;

  RangeRecords(EventDecoder decoder) {
    this.decoder = decoder;
  }

  /** A range, and the trace that it belongs to. */
  record Received(AssignedRange range, Optional<String> trace) {}

  /**
   * The range that a record holds.
   *
   * @throws UnreadableRange where it holds none and never will; other exceptions, such as a
   *     registry that is away, may pass
   */
  Received read(ConsumerRecord<byte[], byte[]> record) {
    try {
      ReceivedEvent<RangeAssigned> event = decoder.decode(record, RangeAssigned.class);
      return new Received(range(event.value()), event.traceparent());
    } catch (UndecodableRecordException | IllegalArgumentException | IllegalStateException e) {
      throw new UnreadableRange(
          "Cannot read a range from %s-%d at offset %d: %s"
              .formatted(record.topic(), record.partition(), record.offset(), e.getMessage()),
          e);
    }
  }

  private static AssignedRange range(RangeAssigned event) {
    return new AssignedRange(
        event.getRange(),
        event.getIssue(),
        event.getMigration(),
        new Generation(event.getAttempt(), event.getEpoch()),
        work(event),
        event.getPass(),
        event.getTarget(),
        new PageRange(
            TableName.of(event.getLeaf().getSchema$(), event.getLeaf().getName()),
            event.getFilenode(),
            event.getTimeline(),
            event.getFirstPage(),
            event.getEndPage()),
        Optional.ofNullable(event.getSnapshot()).map(Snapshot::new));
  }

  private static Work work(RangeAssigned event) {
    return switch (event.getPhase()) {
      case BACKFILL -> Work.BACKFILL;
      case VERIFY -> Work.VERIFY;
      case UNKNOWN, EXPAND, SYNC, INDEX, TIGHTEN, SWITCH, RETIRE ->
          throw new IllegalArgumentException(
              "there are no ranges in phase %s, or this worker is older than the planner"
                  .formatted(event.getPhase()));
    };
  }
}
