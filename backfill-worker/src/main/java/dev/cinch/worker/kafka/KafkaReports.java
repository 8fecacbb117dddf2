package dev.cinch.worker.kafka;

import dev.cinch.backbone.publish.EventNotPublishedException;
import dev.cinch.backbone.publish.EventPublisher;
import dev.cinch.events.Phase;
import dev.cinch.events.RangeReport;
import dev.cinch.events.ReportKind;
import dev.cinch.events.TableRef;
import dev.cinch.events.TopicDefinition;
import dev.cinch.worker.range.AssignedRange;
import dev.cinch.worker.range.BadRow;
import dev.cinch.worker.range.Progress;
import dev.cinch.worker.range.Report;
import dev.cinch.worker.range.ReportNotSent;
import dev.cinch.worker.range.Reports;
import dev.cinch.worker.range.Stop;
import dev.cinch.worker.range.Tally;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reports on Kafka, each confirmed by all replicas before {@link #send} returns. */
public final class KafkaReports implements Reports {

  private final EventPublisher publisher;
  private final TopicDefinition<RangeReport> topic;
  private final Duration patience;

  public KafkaReports(
      EventPublisher publisher, TopicDefinition<RangeReport> topic, Duration patience) {
    this.publisher = publisher;
    this.topic = topic;
    this.patience = patience;
  }

  @Override
  public void send(Report report) {
    String id = UUID.randomUUID().toString();
    try {
      publisher.publishWithin(patience, id, topic, report.range().migration(), event(report));
    } catch (EventNotPublishedException e) {
      throw new ReportNotSent(report, e);
    }
  }

  private static RangeReport event(Report report) {
    AssignedRange range = report.range();
    Progress progress = report.progress();
    Tally tally = progress.tally();
    return RangeReport.newBuilder()
        .setRange(range.id())
        .setIssue(range.issue())
        .setMigration(range.migration())
        .setAttempt(range.generation().attempt())
        .setEpoch(range.generation().epoch())
        .setPhase(phase(range))
        .setPass(range.pass())
        .setWorker(report.worker())
        .setKind(kind(report))
        .setNextPage(progress.nextPage())
        .setRowsSeen(tally.rowsSeen())
        .setRowsChanged(tally.rowsChanged())
        .setRowsHot(tally.rowsHot())
        .setMismatches(tally.mismatches())
        .setNulls(tally.nulls())
        .setUnfilled(tally.unfilled())
        .setSlices(tally.slices())
        .setBusyMillis(report.busy().toMillis())
        .setLongestSliceMillis(tally.longestSlice().toMillis())
        .setLimitedBy(limitedBy(progress))
        .setError(error(progress))
        .setLsn(progress.lsn().orElse(null))
        .setAt(report.at())
        .setBadRows(progress.badRows().stream().map(KafkaReports::badRow).toList())
        .build();
  }

  private static dev.cinch.events.BadRow badRow(BadRow row) {
    return new dev.cinch.events.BadRow(
        new TableRef(row.leaf().schema().value(), row.leaf().name().value()),
        row.key(),
        row.sqlState(),
        row.message());
  }

  private static Phase phase(AssignedRange range) {
    return switch (range.work()) {
      case BACKFILL -> Phase.BACKFILL;
      case VERIFY -> Phase.VERIFY;
    };
  }

  private static ReportKind kind(Report report) {
    return switch (report.kind()) {
      case TAKEN -> ReportKind.TAKEN;
      case PARTIAL -> ReportKind.PARTIAL;
      case DONE -> ReportKind.DONE;
      case FAILED -> ReportKind.FAILED;
      case HANDED_BACK -> ReportKind.HANDED_BACK;
      case STALE -> ReportKind.STALE;
    };
  }

  /** What slowed the work, else what ended it for no fault of the range. */
  private static @Nullable String limitedBy(Progress progress) {
    return progress
        .limitedBy()
        .or(() -> progress.stop().filter(stop -> !isError(stop)).map(Stop::why))
        .orElse(null);
  }

  private static @Nullable String error(Progress progress) {
    return progress.stop().filter(KafkaReports::isError).map(Stop::why).orElse(null);
  }

  private static boolean isError(Stop stop) {
    return switch (stop.kind()) {
      case FAILED, STALE -> true;
      case TAKEN, PARTIAL, DONE, HANDED_BACK -> false;
    };
  }
}
