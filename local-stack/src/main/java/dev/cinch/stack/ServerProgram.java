package dev.cinch.stack;

import java.nio.file.Path;
import java.util.List;

/** What is particular to one server: its command, its ports and how it shows that it is ready. */
interface ServerProgram {

  ServerKind kind();

  /** Takes free ports. */
  void choosePorts();

  List<Integer> ports();

  /** Makes what it needs in its folder, unless that is there already. */
  void prepare(Watchdog watchdog);

  Program program(Path temporary);

  /** Whether this very server, not another one on its port, gives a real answer. */
  boolean answers();

  /** The signal for an orderly end. */
  default String stopSignal() {
    return "TERM";
  }
}
