package dev.cinch.access;

import java.util.Locale;

/** What a caller may do; each role includes the ones before it. */
public enum Role {
  /** Sees everything. */
  VIEWER,
  /** Speaks for the consumers that its token names: what they read, that they are there, READY. */
  CONSUMER,
  /** Changes what is there: starts and commands migrations, registers and removes contracts. */
  OPERATOR,
  /** Lets phases begin that wait for approval. */
  APPROVER;

  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }

  /** As it is written in settings and messages. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
