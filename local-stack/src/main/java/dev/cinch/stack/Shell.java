package dev.cinch.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Short commands, run to their end. */
final class Shell {

  /**
   * What a command gave.
   *
   * @param status its exit status
   * @param output what it wrote, both streams
   */
  record Result(int status, String output) {
    boolean succeeded() {
      return status == 0;
    }
  }

  private Shell() {}

  /** Runs a command, or a builtin of the shell: kill is no program of its own on a small system. */
  static Result run(String... command) {
    List<String> all = new ArrayList<>(List.of("sh", "-c", "\"$@\"", "sh"));
    all.addAll(List.of(command));
    return exec(all);
  }

  static Result exec(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return new Result(process.waitFor(), output);
    } catch (IOException failure) {
      return new Result(127, String.valueOf(failure.getMessage()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new Result(130, "interrupted");
    }
  }
}
