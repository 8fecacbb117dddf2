package dev.cinch.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process that is told from a later one with the same id.
 *
 * @param pid its id
 * @param started its start: in clock ticks since boot where /proc has that, since a time of day
 *     read by two JVMs can differ by a second; else in milliseconds
 */
public record KnownProcess(long pid, long started) {

  private static final Pattern TEXT = Pattern.compile("(\\d{1,18})-(\\d{1,18})");
  private static final int START_AFTER_NAME = 20;
  private static final long NEVER = -1;

  /** A process that lives now. */
  public static KnownProcess of(ProcessHandle process) {
    return new KnownProcess(process.pid(), startOf(process));
  }

  /** What {@link #toString()} gave; of anything else, a process that does not live. */
  public static KnownProcess parse(String text) {
    Matcher parts = TEXT.matcher(text.strip());
    return parts.matches()
        ? new KnownProcess(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)))
        : new KnownProcess(0, NEVER);
  }

  /** Whether it runs; one that is dead and not yet asked for its exit status does not. */
  public boolean lives() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> started != NEVER && startOf(process) == started)
        .isPresent();
  }

  private static long startOf(ProcessHandle process) {
    Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
    if (!Files.exists(Path.of("/proc/self/stat"))) {
      return process.info().startInstant().map(Instant::toEpochMilli).orElse(NEVER);
    }
    try {
      String line = Files.readString(stat);
      String[] afterName = line.substring(line.lastIndexOf(')') + 1).strip().split(" ", -1);
      boolean dead = afterName[0].equals("Z") || afterName[0].equals("X");
      return dead ? NEVER : Long.parseLong(afterName[START_AFTER_NAME - 1]);
    } catch (IOException gone) {
      return NEVER;
    }
  }

  @Override
  public String toString() {
    return pid + "-" + started;
  }
}
