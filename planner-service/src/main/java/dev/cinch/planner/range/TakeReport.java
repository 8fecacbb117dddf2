package dev.cinch.planner.range;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Migrations;
import dev.cinch.planner.migration.Wake;
import java.util.Optional;

/** Enters what a worker says of a range. A report of another attempt does not count. */
public final class TakeReport {

  private final Migrations migrations;
  private final RangeReports reports;
  private final DispatchSettings settings;
  private final Wake wake;

  public TakeReport(
      Migrations migrations, RangeReports reports, DispatchSettings settings, Wake wake) {
    this.migrations = migrations;
    this.reports = reports;
    this.settings = settings;
    this.wake = wake;
  }

  public void take(RangeReport report) {
    Optional<Migration> migration = migrations.find(report.subject().migration());
    if (migration.isPresent() && migration.get().attempt() == report.subject().attempt()) {
      if (enter(report) && report.kind() != RangeReport.Kind.TAKEN) {
        wake.wake(migration.get().id());
      }
    }
  }

  private boolean enter(RangeReport report) {
    return switch (report.kind()) {
      case TAKEN -> reports.taken(report);
      case DONE, PARTIAL -> reports.doneUpTo(report) || reports.handedBack(report);
      case HANDED_BACK -> reports.handedBack(report);
      case FAILED -> doneButForBadRows(report) || failed(report);
      case STALE -> reports.stale(report);
    };
  }

  private boolean doneButForBadRows(RangeReport report) {
    return !report.how().badRows().isEmpty() && reports.doneUpTo(report);
  }

  private boolean failed(RangeReport report) {
    return reports.failed(report, settings.failuresAllowed());
  }
}
