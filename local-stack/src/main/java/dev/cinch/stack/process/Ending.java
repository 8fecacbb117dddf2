package dev.cinch.stack.process;

import java.util.Locale;

/** How the watchdog ends a process that outlived its JVM; after a grace, each gets SIGKILL. */
public enum Ending {
  /** SIGKILL: nothing of it is to be kept. */
  KILL,
  /** SIGTERM: it brings its data in order. */
  STOP,
  /** SIGINT, PostgreSQL's fast shutdown: sessions are ended, data is written. */
  FAST,
  /** SIGQUIT, PostgreSQL's immediate shutdown: children and shared memory go, data is lost. */
  IMMEDIATE;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
