package dev.cinch.worker.range;

/**
 * Whether a range may be worked on, as far as its migration's state says, and why not.
 *
 * @param verdict the answer
 * @param why the reason, for a person; empty where the range fits
 */
record Judgement(Verdict verdict, String why) {

  static final Judgement FIT = new Judgement(Verdict.FIT, "");

  /** The answer. */
  enum Verdict {
    /** It may be worked on. */
    FIT,
    /** It has overtaken the state that it belongs to, which must be on its way. */
    EARLY,
    /** It is left over from something that is past. */
    STALE,
    /** Nothing may be written at present, for no fault of the range. */
    HELD,
    /** Range and state contradict each other: somebody has to look. */
    REFUSED
  }

  boolean is(Verdict other) {
    return verdict == other;
  }

  /** How work on the range ends because of it; asked only where the range does not fit. */
  Stop stop() {
    return switch (verdict) {
      case FIT -> throw new IllegalStateException("Cannot stop for a range that fits");
      case EARLY, HELD -> new Stop(ReportKind.HANDED_BACK, why);
      case STALE -> new Stop(ReportKind.STALE, why);
      case REFUSED -> new Stop(ReportKind.FAILED, why);
    };
  }
}
