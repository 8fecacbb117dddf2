package dev.cinch.cli;

import dev.cinch.cli.terminal.Screen;
import dev.cinch.cli.terminal.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;

/**
 * Does what the commands do that only talk to services, with services that always say the same. The
 * launcher runs it after a build and keeps the classes that it has loaded, so that these commands
 * start faster.
 */
final class WarmUp {

  private static final List<String> COMMANDS =
      List.of(
          "status --planner %s",
          "status m --planner %s",
          "status m --json --planner %s",
          "status m --history --planner %s",
          "status m --steps --planner %s",
          "status m --queries --planner %s",
          "watch m --planner %s",
          "pause m --planner %s",
          "resume m --planner %s",
          "approve m --planner %s",
          "rollback m --yes --planner %s",
          "abort m --yes --planner %s",
          "bad-rows m --planner %s",
          "contract list --checker %s",
          "notices --checker %s",
          "answer n ready --checker %s",
          "no-such-command");

  private WarmUp() {}

  public static void main(String[] arguments) throws IOException {
    if (!run(OutputStream.nullOutputStream())) {
      System.exit(ExitCodes.BAD);
    }
  }

  /** Whether each command but the one that there is not has ended well. */
  static boolean run(OutputStream output) throws IOException {
    try (SameAnswers services = SameAnswers.begin()) {
      Terminal terminal = new Terminal(new PrintStream(output, true), Screen.PLAIN);
      return COMMANDS.stream()
              .filter(command -> execute(command.formatted(services.address()), terminal) == 0)
              .count()
          == COMMANDS.size() - 1;
    }
  }

  private static int execute(String command, Terminal terminal) {
    String[] words = command.split(" ");
    return Cinch.commandLine(terminal, Screen.PLAIN, new ErrorReport(terminal, false, false), words)
        .setErr(new PrintWriter(OutputStream.nullOutputStream(), true))
        .execute(words);
  }
}
