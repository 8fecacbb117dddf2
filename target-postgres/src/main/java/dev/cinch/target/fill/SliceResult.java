package dev.cinch.target.fill;

/** Whether a transaction could write. */
public enum SliceResult {
  /** All that had to be written was, be it nothing. */
  WRITTEN,
  /** The target's marker says something else: another epoch, another expression, or it is gone. */
  STALE_EPOCH,
  /** The table's file is another one: it was rewritten, so page numbers mean nothing any more. */
  STALE_FILE,
  /** The server's timeline is another one: after a failover, page numbers may mean other rows. */
  STALE_TIMELINE
}
