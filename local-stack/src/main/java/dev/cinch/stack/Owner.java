package dev.cinch.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The process that a shared stack lives with.
 *
 * @param pid its id
 * @param started its start time, in milliseconds, which tells it from a later process with that id
 */
record Owner(long pid, long started) {

  private static final String MAVEN = "org.codehaus.plexus.classworlds.launcher.Launcher";

  /** The Maven that runs this JVM, or without one (in an IDE) this JVM itself. */
  static Owner ofThisRun() {
    ProcessHandle self = ProcessHandle.current();
    return ancestors(self).filter(Owner::isMaven).findFirst().map(Owner::of).orElse(of(self));
  }

  private static Stream<ProcessHandle> ancestors(ProcessHandle self) {
    return Stream.iterate(
            self.parent(), Optional::isPresent, one -> one.flatMap(ProcessHandle::parent))
        .flatMap(Optional::stream);
  }

  private static boolean isMaven(ProcessHandle process) {
    return process.info().commandLine().filter(line -> line.contains(MAVEN)).isPresent();
  }

  static Owner of(ProcessHandle process) {
    return new Owner(process.pid(), startOf(process));
  }

  private static long startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  boolean lives() {
    return ProcessHandle.of(pid)
        .filter(process -> process.isAlive() && startOf(process) == started && !isZombie())
        .isPresent();
  }

  // Dead, but nobody has asked for its exit status yet.
  private boolean isZombie() {
    Path stat = Path.of("/proc", Long.toString(pid), "stat");
    try {
      return Files.exists(stat)
          && Files.readString(stat).replaceAll("(?s).*\\)", "").startsWith(" Z");
    } catch (IOException gone) {
      return true;
    }
  }

  @Override
  public String toString() {
    return pid + "-" + started;
  }

  static Owner parse(String text) {
    int dash = text.indexOf('-');
    return new Owner(
        Long.parseLong(text.substring(0, dash)), Long.parseLong(text.substring(dash + 1)));
  }
}
