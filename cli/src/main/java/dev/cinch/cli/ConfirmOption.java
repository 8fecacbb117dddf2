package dev.cinch.cli;

import dev.cinch.cli.terminal.Terminal;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What is hard to take back is asked for once more. */
final class ConfirmOption {

  @Spec(Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(names = "--yes", description = "Don't ask, do it.")
  private boolean yes;

  boolean isGiven() {
    return yes;
  }

  /**
   * Whether it is wanted.
   *
   * @param consequence what will be, as a sentence
   */
  boolean isConfirmed(String consequence, Terminal terminal) {
    if (yes) {
      return true;
    }
    if (!terminal.canAsk()) {
      throw new ParameterException(
          command.commandLine(),
          "Cannot ask whether this is meant, since this is no terminal: %s Add --yes if it is."
              .formatted(consequence));
    }
    return terminal.confirms(consequence);
  }
}
