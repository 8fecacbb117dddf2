package dev.cinch.stack;

import dev.cinch.stack.process.Program;
import dev.cinch.stack.process.Watchdog;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntSupplier;

/** What is particular to one server: its command, its ports and how it shows that it is ready. */
interface ServerProgram {

  ServerKind kind();

  /** Makes what it needs, unless that is there already. */
  void prepare(Watchdog watchdog);

  void choosePorts(IntSupplier free);

  List<Integer> ports();

  /** What to run on those ports; JVMs keep their temporary files in that folder. */
  Program program(Path temporary);

  /** Whether this very server, not another one on its port, gives a real answer. */
  boolean answers();

  /** The signal for an orderly end. */
  String stopSignal();

  /** To be called when the stack's processes have ended for good. */
  default void ended() {}

  Path log();
}
