package dev.cinch.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What Linux tells of a process. */
public record ProcessFile(long pid) {

  private static final double TICKS_PER_SECOND = 100;

  /** Seconds of the processor, user and system, since it was started. */
  public double cpuSeconds() {
    String stat = read("stat");
    // the program's name, in parentheses, may hold anything
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
  }

  /** Megabytes that it has taken at most, heap and everything else. */
  public double mostMegabytes() {
    return read("status")
            .lines()
            .filter(line -> line.startsWith("VmHWM:"))
            .flatMap(line -> Arrays.stream(line.split("\\s+")))
            .filter(word -> word.matches("\\d+"))
            .mapToDouble(Double::parseDouble)
            .sum()
        / 1024;
  }

  private String read(String file) {
    try {
      return Files.readString(Path.of("/proc/%d/%s".formatted(pid, file)));
    } catch (IOException gone) {
      throw new IllegalStateException("Cannot see what process %d uses".formatted(pid), gone);
    }
  }
}
