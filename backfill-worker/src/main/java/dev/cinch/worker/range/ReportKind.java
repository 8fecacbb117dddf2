package dev.cinch.worker.range;

/** What is told of a range. */
public enum ReportKind {
  /** Work on it begins. */
  TAKEN,
  /** It is done up to a page; the rest is handed back so that one range does not hold a slot. */
  PARTIAL,
  /** All of it is done. */
  DONE,
  /** It could not be worked on; the report says why. */
  FAILED,
  /** It was not worked on to its end, for no fault of its own: shutdown, pause. */
  HANDED_BACK,
  /** It no longer fits the table or the migration and must be cut anew. */
  STALE
}
