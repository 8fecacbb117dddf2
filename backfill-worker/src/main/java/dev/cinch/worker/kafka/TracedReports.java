package dev.cinch.worker.kafka;

import dev.cinch.backbone.trace.Spans;
import dev.cinch.worker.range.Report;
import dev.cinch.worker.range.ReportKind;
import dev.cinch.worker.range.Reports;
import dev.cinch.worker.range.Tally;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;

/**
 * A span for each report until all replicas have it; the range's own span says what came of it, and
 * how much that was.
 */
public final class TracedReports implements Reports {

  private static final AttributeKey<String> KIND = AttributeKey.stringKey("cinch.report");
  private static final AttributeKey<String> RANGE = AttributeKey.stringKey("cinch.range");
  private static final AttributeKey<String> WORKER = AttributeKey.stringKey("cinch.worker");
  private static final AttributeKey<Long> SEEN = AttributeKey.longKey("cinch.rows.seen");
  private static final AttributeKey<Long> CHANGED = AttributeKey.longKey("cinch.rows.changed");
  private static final AttributeKey<Long> SLICES = AttributeKey.longKey("cinch.slices");

  private final Reports reports;
  private final Spans spans;

  public TracedReports(Reports reports, Spans spans) {
    this.reports = reports;
    this.spans = spans;
  }

  @Override
  public void send(Report report) {
    if (!Span.current().getSpanContext().isValid()) {
      reports.send(report);
      return;
    }
    tell(Span.current(), report);
    spans.in(
        "cinch.report",
        SpanKind.PRODUCER,
        Attributes.of(KIND, report.kind().name(), RANGE, report.range().id()),
        span -> sent(report));
  }

  private boolean sent(Report report) {
    reports.send(report);
    return true;
  }

  private static void tell(Span range, Report report) {
    Tally tally = report.progress().tally();
    range.setAttribute(KIND, report.kind().name());
    range.setAttribute(WORKER, report.worker());
    range.setAttribute(SEEN, (long) tally.rowsSeen());
    range.setAttribute(CHANGED, (long) tally.rowsChanged());
    range.setAttribute(SLICES, (long) tally.slices());
    if (report.kind() == ReportKind.FAILED) {
      range.setStatus(StatusCode.ERROR, ReportKind.FAILED.name());
    }
  }
}
