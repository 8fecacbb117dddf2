package dev.cinch.worker.range;

/** A report may not have arrived. Its range must not be acknowledged. */
public final class ReportNotSent extends RuntimeException {

  public ReportNotSent(Report report, Throwable cause) {
    super(
        "Cannot report %s of %s: %s; the range is not acknowledged and comes again"
            .formatted(report.kind(), report.range(), cause),
        cause);
  }
}
