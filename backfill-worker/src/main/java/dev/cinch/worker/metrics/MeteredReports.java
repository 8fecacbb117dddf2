package dev.cinch.worker.metrics;

import dev.cinch.worker.range.Report;
import dev.cinch.worker.range.ReportKind;
import dev.cinch.worker.range.Reports;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/** Counts ranges as they are reported. */
public final class MeteredReports implements Reports {

  private final Reports reports;
  private final MeterRegistry meters;

  public MeteredReports(Reports reports, MeterRegistry meters) {
    this.reports = reports;
    this.meters = meters;
  }

  @Override
  public void send(Report report) {
    reports.send(report);
    Tags tags = Tags.of("work", report.range().work().name());
    meters.counter("cinch.worker.ranges", tags.and("outcome", report.kind().name())).increment();
    if (report.kind() != ReportKind.TAKEN) {
      meters.timer("cinch.worker.turn", tags).record(report.busy());
    }
  }
}
