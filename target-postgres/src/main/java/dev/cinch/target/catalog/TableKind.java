package dev.cinch.target.catalog;

/** What a name in the target stands for. */
public enum TableKind {
  /** A table with rows of its own. */
  ORDINARY('r'),
  /** A parent whose rows are in its partitions. */
  PARTITIONED('p'),
  /** A table of another server. */
  FOREIGN('f'),
  /** A query that reads like a table. */
  VIEW('v'),
  /** A query whose result is stored. */
  MATERIALIZED_VIEW('m'),
  /** Something else: an index, a sequence, a composite type. */
  OTHER('?');

  private final char code;

  TableKind(char code) {
    this.code = code;
  }

  static TableKind of(String relkind) {
    for (TableKind kind : values()) {
      if (relkind.charAt(0) == kind.code) {
        return kind;
      }
    }
    return OTHER;
  }
}
