package dev.cinch.worker.target;

import dev.cinch.target.name.Identifier;
import dev.cinch.worker.range.Order;

/** What a slot is called in the target's activity view: who it is, and for which migration. */
final class ApplicationName {

  /** What looks at a target's health is called. */
  static final String HEALTH = "cinch health";

  private static final String PREFIX = "cinch ";

  private ApplicationName() {}

  /** A long migration's name is cut, since PostgreSQL would cut the worker's. */
  static String of(Order order) {
    String worker = " " + order.worker();
    int room = Math.max(0, Identifier.MAX_BYTES - PREFIX.length() - worker.length());
    String migration = order.range().migration();
    return PREFIX + migration.substring(0, Math.min(room, migration.length())) + worker;
  }
}
