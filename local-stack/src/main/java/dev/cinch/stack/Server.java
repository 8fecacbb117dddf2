package dev.cinch.stack;

import java.nio.file.Path;

/** One server of a running stack, to be taken away and brought back on its port and its data. */
public interface Server {

  ServerKind kind();

  /** Starts it again where it was; returns when it answers. */
  void start();

  /** Ends it in good order; returns when it is gone. */
  void stop();

  /** Ends it by SIGKILL, with its children, as a power cut would; returns when it is gone. */
  void kill();

  /** Stops it in its tracks (SIGSTOP): its port still accepts, nothing answers. */
  void freeze();

  /** Lets it go on (SIGCONT). */
  void thaw();

  boolean isRunning();

  long pid();

  /** The file that it writes its output to. */
  Path log();
}
