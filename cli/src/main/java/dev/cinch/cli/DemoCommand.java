package dev.cinch.cli;

import dev.cinch.cli.demo.DemoOptions;
import dev.cinch.cli.demo.ShowDemo;
import dev.cinch.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cinch demo}. */
@Command(
    name = "demo",
    description = {
      "Carries a sample migration through all its phases over a live workload.",
      "PostgreSQL, Kafka, a registry and the services run as processes of this machine for as long"
          + " as it takes, and leave nothing behind."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  cinch demo",
      "  cinch demo --rows 2000000 --workers 3",
      "  cinch demo --keep      then look around until Ctrl-C",
      "  cinch demo --json | jq .filled      the figures; the story is on the error output"
    })
final class DemoCommand implements Callable<Integer> {

  private static final int MOST_ROWS = 20_000_000;

  private final Terminal terminal;

  @Spec private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "Orders that the shop begins with (default: ${DEFAULT-VALUE}).")
  private int rows = 500_000;

  @Mixin private WorkersOption workers = new WorkersOption();

  @Option(names = "--keep", description = "Keep everything running at the end, until Ctrl-C.")
  private boolean keep;

  @Option(
      names = "--logs",
      paramLabel = "FOLDER",
      description = "Write the services' output there, where it stays.")
  private @Nullable Path logs;

  @Mixin private JsonOption json = new JsonOption();

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    json.leaveOutput(terminal);
    DemoOptions options = new DemoOptions(checkedRows(), workers.number(), keep, logs);
    return new ShowDemo(terminal, options).show() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private int checkedRows() {
    if (rows < 1 || rows > MOST_ROWS) {
      throw new ParameterException(
          command.commandLine(),
          "Cannot open a shop with %d orders: --rows takes 1 to %d".formatted(rows, MOST_ROWS));
    }
    return rows;
  }
}
