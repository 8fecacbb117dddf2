package dev.cinch.stack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A running child process, and the signals that can be sent to it.
 *
 * @param name what it is called in messages
 * @param process the process
 * @param log the file that its output is added to
 */
public record ChildProcess(String name, Process process, Path log) {

  private static final int TAIL_LINES = 40;
  private static final long ORPHAN_SECONDS = 5;
  private static final Duration FREEZE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(5);

  public boolean isAlive() {
    return process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  /** Sends a signal to the process alone, or does nothing if it is gone. */
  public void signal(String signal) {
    if (isAlive()) {
      Shell.run("kill", "-s", signal, Long.toString(pid()));
    }
  }

  /** Stops it and its children in their tracks (SIGSTOP); returns when no thread goes on. */
  public void freeze() {
    List<ProcessHandle> family = family();
    family.forEach(member -> Shell.run("kill", "-s", "STOP", Long.toString(member.pid())));
    long end = System.nanoTime() + FREEZE.toNanos();
    while (!family.stream().allMatch(ProcessState::isStopped)) {
      if (System.nanoTime() > end) {
        throw new ProcessException(
            "Cannot freeze %s: process %d goes on for more than %d s"
                .formatted(name, pid(), FREEZE.toSeconds()));
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** Lets them go on (SIGCONT). */
  public void thaw() {
    family().forEach(member -> Shell.run("kill", "-s", "CONT", Long.toString(member.pid())));
  }

  /** SIGKILL to it and its children; returns when they are gone. */
  public void kill() {
    List<ProcessHandle> family = family();
    family.forEach(ProcessHandle::destroyForcibly);
    process.onExit().join();
    // Orphans are for the system to clear away, and not every container's first process does.
    CompletableFuture.allOf(
            family.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, ORPHAN_SECONDS, TimeUnit.SECONDS)
        .join();
  }

  /** Waits until it is gone; after the grace it is killed. Gives its exit status. */
  public int awaitEnd(Duration grace) {
    try {
      if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        kill();
      }
    } catch (InterruptedException interrupted) {
      kill();
      Thread.currentThread().interrupt();
    }
    return process.exitValue();
  }

  private List<ProcessHandle> family() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
  }

  /** The last lines that it wrote. */
  public String tail() {
    try {
      List<String> lines =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    } catch (IOException failure) {
      return "(%s cannot be read: %s)".formatted(log, failure);
    }
  }
}
