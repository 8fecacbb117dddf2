package dev.cinch.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the system says of a process. */
final class ProcessState {

  private ProcessState() {}

  /**
   * Whether it is gone or SIGSTOP has reached all of it: on a busy machine, threads go on for a
   * while until one of them has taken the signal.
   */
  static boolean isStopped(ProcessHandle process) {
    Path threads = Path.of("/proc", Long.toString(process.pid()), "task");
    try (Stream<Path> each = Files.list(threads)) {
      List<Path> all = each.toList();
      return all.stream().allMatch(ProcessState::isThreadStopped);
    } catch (IOException noProc) {
      return !process.isAlive() || isStoppedByPs(process);
    }
  }

  private static boolean isThreadStopped(Path thread) {
    try {
      String line = Files.readString(thread.resolve("stat"));
      String state = line.substring(line.lastIndexOf(')') + 1).strip();
      return state.startsWith("T") || state.startsWith("Z") || state.startsWith("X");
    } catch (IOException gone) {
      return true;
    }
  }

  private static boolean isStoppedByPs(ProcessHandle process) {
    return Shell.run("ps", "-o", "state=", "-p", Long.toString(process.pid()))
        .output()
        .startsWith("T");
  }
}
