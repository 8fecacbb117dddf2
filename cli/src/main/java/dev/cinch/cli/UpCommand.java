package dev.cinch.cli;

import dev.cinch.cli.local.Target;
import dev.cinch.cli.terminal.Terminal;
import dev.cinch.cli.up.StayUp;
import dev.cinch.cli.up.UpOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cinch up}. */
@Command(
    name = "up",
    description = {
      "Starts servers and services on this machine, and keeps them running until Ctrl-C.",
      "PostgreSQL holds a sample target, shop. Other targets are yours to name."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  cinch up",
      "  cinch up --data ~/cinch",
      "  cinch up --json > addresses.json &      for a script",
      "  cinch up --target orders=jdbc:postgresql://db.example/orders,cinch,env:ORDERS_PASSWORD"
    })
final class UpCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private WorkersOption workers = new WorkersOption();

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = {
        "Keep all data there, to be found again by the next start.",
        "Without it nothing stays."
      })
  private @Nullable Path data;

  @Option(
      names = "--target",
      paramLabel = TargetOption.FORM,
      converter = TargetOption.class,
      description =
          "A database to migrate, by the name that plans use. Can be given several times.")
  private List<Target> targets = new ArrayList<>();

  @Mixin private JsonOption json = new JsonOption();

  UpCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    json.leaveOutput(terminal);
    new StayUp(terminal, new UpOptions(data, workers.number(), targets)).stay();
    return ExitCode.OK;
  }
}
