package dev.cinch.planner.range;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Migrations;
import dev.cinch.planner.migration.Wake;
import dev.cinch.planner.plan.Mismatches;
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
      if (enter(counted(report, migration.get())) && report.kind() != RangeReport.Kind.TAKEN) {
        wake.wake(migration.get().id());
      }
    }
  }

  /** Where nothing is repaired, whoever takes the range again finds the same once more. */
  private static RangeReport counted(RangeReport report, Migration migration) {
    boolean comesAgain =
        switch (report.kind()) {
          case HANDED_BACK, FAILED -> report.how().badRows().isEmpty();
          case TAKEN, PARTIAL, DONE, STALE -> false;
        };
    return comesAgain && migration.plan().work().mismatches() == Mismatches.REPORT
        ? report.withoutFindings()
        : report;
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
