package dev.cinch.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A running child process, and the signals that can be sent to it. */
record ChildProcess(String name, Process process, Path log) {

  private static final int TAIL_LINES = 40;

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGTERM. */
  void terminate() {
    signal("TERM");
  }

  void freeze() {
    signal("STOP");
  }

  void thaw() {
    signal("CONT");
  }

  /** SIGKILL to it and its children; returns when all are gone. */
  void kill() {
    List<ProcessHandle> family =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    family.forEach(ProcessHandle::destroyForcibly);
    family.forEach(member -> member.onExit().join());
  }

  /** Returns when it is gone; after the grace it is killed. */
  void awaitEnd(Duration grace) {
    try {
      if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        kill();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      kill();
    }
  }

  void signal(String signal) {
    Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .forEach(member -> Shell.run("kill", "-s", signal, Long.toString(member.pid())));
  }

  /** The last lines that it wrote. */
  String tail() {
    try {
      List<String> lines =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    } catch (IOException failure) {
      return "(its log %s cannot be read: %s)".formatted(log, failure.getMessage());
    }
  }
}
