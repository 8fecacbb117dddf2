package dev.cinch.planner.kafka;

import dev.cinch.backbone.event.ReceivedEvent;
import dev.cinch.backbone.inbox.EventHandler;
import dev.cinch.planner.migration.Progress.Rows;
import dev.cinch.planner.range.BadRow;
import dev.cinch.planner.range.RangeReport;
import dev.cinch.planner.range.RangeReport.Circumstances;
import dev.cinch.planner.range.RangeReport.Kind;
import dev.cinch.planner.range.RangeReport.Subject;
import dev.cinch.planner.range.TakeReport;
import dev.cinch.target.name.TableName;
import java.util.UUID;

final class RangeReportHandler implements EventHandler<dev.cinch.events.RangeReport> {

  private final TakeReport takeReport;

  RangeReportHandler(TakeReport takeReport) {
    this.takeReport = takeReport;
  }

  @Override
  public void handle(ReceivedEvent<dev.cinch.events.RangeReport> event) {
    dev.cinch.events.RangeReport report = event.value();
    takeReport.take(
        new RangeReport(
            new Subject(
                UUID.fromString(report.getRange()),
                report.getIssue(),
                report.getMigration(),
                report.getAttempt()),
            kind(report.getKind()),
            report.getNextPage(),
            new Rows(
                report.getRowsSeen(),
                report.getRowsChanged(),
                report.getMismatches(),
                report.getNulls(),
                report.getUnfilled()),
            new Circumstances(
                report.getWorker(),
                report.getAt(),
                report.getError(),
                report.getLimitedBy(),
                report.getBusyMillis(),
                report.getLongestSliceMillis(),
                report.getBadRows().stream().map(RangeReportHandler::badRow).toList())));
  }

  private static BadRow badRow(dev.cinch.events.BadRow row) {
    return new BadRow(
        TableName.of(row.getTable().getSchema$(), row.getTable().getName()),
        row.getKey(),
        row.getSqlState(),
        row.getMessage());
  }

  /** A kind of a newer worker is handed back: the range is given out again. */
  private static Kind kind(dev.cinch.events.ReportKind kind) {
    return switch (kind) {
      case TAKEN -> Kind.TAKEN;
      case PARTIAL -> Kind.PARTIAL;
      case DONE -> Kind.DONE;
      case FAILED -> Kind.FAILED;
      case STALE -> Kind.STALE;
      case HANDED_BACK, UNKNOWN -> Kind.HANDED_BACK;
    };
  }
}
