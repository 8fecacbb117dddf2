package dev.cinch.chaos;

import java.util.Locale;

/** What is done to the suite, its servers and its tables while migrations run. */
enum Fault {
  /** SIGKILL to a worker; another one takes its name. */
  KILL_WORKER,
  /** SIGSTOP to a worker, which goes on later as if nothing had been. */
  FREEZE_WORKER,
  /** SIGTERM to a worker, and another one in its place, as a deployment does. */
  REPLACE_WORKER,
  /** SIGKILL to the planner. */
  KILL_PLANNER,
  /** The broker ends in good order and comes back. */
  RESTART_BROKER,
  /** The broker dies and comes back. */
  KILL_BROKER,
  /** The target's server dies, with all sessions, and recovers. */
  CRASH_TARGET,
  /** The target's server is gone for good, and its standby takes its place. */
  FAIL_OVER,
  /** Nothing comes through between workers and target, and nobody is told. */
  CUT_WORKERS_OFF,
  /** The planner's database dies, with all sessions, and recovers. */
  CRASH_PLANNER_DATABASE,
  /** VACUUM FULL of a partition: other files, other pages. */
  REWRITE_PARTITION,
  /** A table with rows that nobody has filled becomes a partition. */
  ATTACH_PARTITION,
  /** A partition becomes a table of its own. */
  DETACH_PARTITION;

  /** As a sentence spells it, such as {@code kill worker}. */
  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
