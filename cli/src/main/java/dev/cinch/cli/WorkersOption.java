package dev.cinch.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How many backfill workers are started. */
final class WorkersOption {

  private static final int MOST = 32;

  @Spec(Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Backfill workers (default: ${DEFAULT-VALUE}).")
  private int workers = 2;

  int number() {
    if (workers < 1 || workers > MOST) {
      throw new ParameterException(
          command.commandLine(),
          "Cannot start %d workers: --workers takes 1 to %d".formatted(workers, MOST));
    }
    return workers;
  }
}
