package dev.cinch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cinch.cli.terminal.Recorded;
import dev.cinch.cli.terminal.Screen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {

  private final Path folder;

  CompletionCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void bashCompletesCommands() throws IOException, InterruptedException {
    assertThat(completed("bash", "cinch st").split("\\s+")).contains("status");
    assertThat(completed("bash", "cinch ab").split("\\s+")).contains("abort");
  }

  @Test
  void bashCompletesOptionsAndTheirValues() throws IOException, InterruptedException {
    assertThat(completed("bash", "cinch status --own").split("\\s+")).contains("--owner");
    assertThat(completed("bash", "cinch status --state PAU").split("\\s+")).contains("PAUSED");
  }

  @Test
  void zshTakesTheScript() throws IOException, InterruptedException {
    assumeTrue(isThere("zsh"), "no zsh on the path");
    assertThat(run("zsh", "source " + script() + " && echo taken")).contains("taken");
  }

  private String completed(String shell, String line) throws IOException, InterruptedException {
    assumeTrue(isThere(shell), "no " + shell + " on the path");
    String words = line.replace("\"", "");
    return run(
        shell,
        """
        source %s
        COMP_WORDS=(%s); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_LINE='%s'
        _complete_cinch
        echo "${COMPREPLY[@]}"
        """
            .formatted(script(), words, words));
  }

  private Path script() throws IOException {
    Recorded output = Recorded.plain();
    int status =
        Cinch.commandLine(
                output.terminal(), Screen.PLAIN, new ErrorReport(output.terminal(), false, false))
            .execute("completion", "bash");
    assertThat(status).isZero();
    return Files.writeString(folder.resolve("cinch.completion"), output.raw());
  }

  private static String run(String shell, String script) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(shell, "-c", script).redirectErrorStream(true).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private static boolean isThere(String program) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }
}
