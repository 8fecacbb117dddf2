package dev.cinch.stack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Short commands, run to their end. */
public final class Shell {

  /**
   * What a command gave.
   *
   * @param status its exit status
   * @param output what it wrote to either stream
   */
  public record Result(int status, String output) {
    public boolean succeeded() {
      return status == 0;
    }
  }

  private Shell() {}

  /** Runs a command or a builtin of the shell, which kill is where no program of that name is. */
  public static Result run(String... words) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", "\"$@\"", "sh"));
    command.addAll(List.of(words));
    return run(command);
  }

  private static Result run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      byte[] output = process.getInputStream().readAllBytes();
      return new Result(process.waitFor(), new String(output, StandardCharsets.UTF_8).strip());
    } catch (IOException failure) {
      throw new ProcessException("Cannot run %s: %s".formatted(command, failure), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new ProcessException("Cannot run %s: interrupted".formatted(command), interrupted);
    }
  }
}
