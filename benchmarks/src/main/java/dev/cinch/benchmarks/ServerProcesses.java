package dev.cinch.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** What the processor does for the server: all of its processes, also those that have ended. */
final class ServerProcesses {

  private static final double TICKS_PER_SECOND = 100;
  private static final int USER = 11;
  private static final int CHILDREN_SYSTEM = 14;

  private final long postmaster;

  /**
   * @param dataFolder of the server
   */
  ServerProcesses(Path dataFolder) {
    try {
      this.postmaster =
          Long.parseLong(Files.readAllLines(dataFolder.resolve("postmaster.pid")).get(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Seconds since its start; empty where the system does not tell as Linux does. */
  OptionalDouble cpuSeconds() {
    if (!Files.isDirectory(Path.of("/proc/self"))) {
      return OptionalDouble.empty();
    }
    LongStream children =
        ProcessHandle.of(postmaster).stream()
            .flatMap(ProcessHandle::children)
            .mapToLong(ProcessHandle::pid);
    return OptionalDouble.of(
        LongStream.concat(LongStream.of(postmaster), children)
            .mapToDouble(ServerProcesses::seconds)
            .sum());
  }

  /** Of the process itself and of its children that have ended. */
  private static double seconds(long process) {
    try {
      String stat = Files.readString(Path.of("/proc/" + process + "/stat"));
      // the program's name, in parentheses, may hold anything
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return DoubleStream.iterate(USER, n -> n <= CHILDREN_SYSTEM, n -> n + 1)
          .map(n -> Long.parseLong(fields[(int) n]) / TICKS_PER_SECOND)
          .sum();
    } catch (IOException ended) {
      return 0;
    }
  }
}
