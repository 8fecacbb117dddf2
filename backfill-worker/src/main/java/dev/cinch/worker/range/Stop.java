package dev.cinch.worker.range;

/**
 * Why work on a range ends before its end.
 *
 * @param kind what is reported of the range
 * @param why the reason, for a person
 */
public record Stop(ReportKind kind, String why) {

  public Stop {
    if (kind == ReportKind.TAKEN || kind == ReportKind.DONE) {
      throw new IllegalArgumentException("Cannot end a range early with report " + kind);
    }
  }
}
