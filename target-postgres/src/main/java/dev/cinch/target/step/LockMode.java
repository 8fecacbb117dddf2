package dev.cinch.target.step;

/** The table lock that a statement takes, and what it keeps waiting. */
public enum LockMode {
  /** Taken by reading; conflicts with ACCESS EXCLUSIVE only. */
  ACCESS_SHARE("nothing but another schema change"),
  /** Taken by writing rows. */
  ROW_EXCLUSIVE("nothing but schema changes and index builds that are not concurrent"),
  /** Taken by concurrent index builds, VALIDATE and ANALYZE; readers and writers go on. */
  SHARE_UPDATE_EXCLUSIVE("vacuum and other schema changes; no reader, no writer"),
  /** Taken by an index build that is not concurrent. */
  SHARE("every write"),
  /** Taken by CREATE TRIGGER and foreign keys. */
  SHARE_ROW_EXCLUSIVE("every write"),
  /** Taken by most forms of ALTER TABLE. */
  ACCESS_EXCLUSIVE("every read and write");

  private final String blocks;

  LockMode(String blocks) {
    this.blocks = blocks;
  }

  /** What waits while the lock is held or queued for. */
  public String blocks() {
    return blocks;
  }

  /** True where foreground statements would wait, so that the lock budget bounds the statement. */
  public boolean blocksForeground() {
    return this == SHARE || this == SHARE_ROW_EXCLUSIVE || this == ACCESS_EXCLUSIVE;
  }

  /** The mode as it stands in LOCK TABLE. */
  public String sql() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }
}
