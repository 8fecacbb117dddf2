package dev.cinch.cli;

import dev.cinch.chaos.Chaos;
import dev.cinch.chaos.ChaosOptions;
import dev.cinch.cli.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code cinch chaos}. */
@Command(
    name = "chaos",
    description = {
      "Carries migrations through a time of faults: workers, planner, broker and databases are killed,"
          + " frozen and restarted, partitions rewritten, attached and detached, under live traffic.",
      "Afterwards each row is compared with what must be there. All of it runs on this machine, and"
          + " nothing is left behind."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  cinch chaos --minutes 30",
      "  cinch chaos --seed 42      the faults of that seed again",
      "  cinch chaos --minutes 30 --json | jq .violations"
    })
final class ChaosCommand implements Callable<Integer> {

  private static final int MOST_MINUTES = 7 * 24 * 60;

  private final Terminal terminal;

  @Spec private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description = "Begin rounds until so long has passed (default: ${DEFAULT-VALUE}).")
  private int minutes = 10;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description =
          "Decides which faults come when; each round takes the next one (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--logs",
      paramLabel = "FOLDER",
      description = "Write the services' output there, where it stays.")
  private @Nullable Path logs;

  @Mixin private JsonOption json = new JsonOption();

  ChaosCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    json.leaveOutput(terminal);
    long began = System.nanoTime();
    ChaosOptions options = ChaosOptions.of(Duration.ofMinutes(checkedMinutes()), seed);
    List<String> violations =
        new Chaos(logs == null ? options : options.logsIn(logs), terminal::line).run();
    json.wrote(answer(violations, Duration.ofNanos(System.nanoTime() - began)), terminal);
    terminal.close(
        violations.isEmpty()
            ? "Every row is right."
            : "%d things are wrong; see above.".formatted(violations.size()));
    return violations.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private JsonNode answer(List<String> violations, Duration took) {
    ObjectNode answer =
        JsonMapper.shared()
            .createObjectNode()
            .put("good", violations.isEmpty())
            .put("seed", seed)
            .put("seconds", took.toMillis() / 1_000.0);
    violations.forEach(answer.putArray("violations")::add);
    return answer;
  }

  private int checkedMinutes() {
    if (minutes < 0 || minutes > MOST_MINUTES) {
      throw new ParameterException(
          command.commandLine(),
          "Cannot go on for %d minutes: --minutes takes 0 to %d".formatted(minutes, MOST_MINUTES));
    }
    return minutes;
  }
}
