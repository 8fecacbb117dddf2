package dev.cinch.target.catalog;

/** What of an old row logical replication is told. */
public enum ReplicaIdentity {
  /** The primary key, if there is one. */
  DEFAULT('d'),
  /** Nothing, so that updates of a published table fail. */
  NOTHING('n'),
  /** The whole row, each column of it. */
  FULL('f'),
  /** The columns of one index. */
  INDEX('i');

  private final char code;

  ReplicaIdentity(char code) {
    this.code = code;
  }

  static ReplicaIdentity of(String relreplident) {
    for (ReplicaIdentity identity : values()) {
      if (relreplident.charAt(0) == identity.code) {
        return identity;
      }
    }
    throw new IllegalArgumentException(
        "Cannot read replica identity \"%s\": this version of PostgreSQL is not known"
            .formatted(relreplident));
  }
}
