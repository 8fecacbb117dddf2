package dev.cinch.cli;

import dev.cinch.cli.service.HttpPlanner;
import dev.cinch.cli.service.Order;
import dev.cinch.cli.terminal.Terminal;
import picocli.CommandLine.Command;

/** {@code cinch pause}. */
@Command(
    name = "pause",
    description = {
      "Has a migration stand still.",
      "Workers hand back what they have; old and new column stay in step."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  cinch pause orders-reference-text --reason \"Black Friday\""})
final class PauseCommand extends MigrationOrder {

  PauseCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Order order(HttpPlanner asked, String id) {
    return Order.of(Order.Kind.PAUSE);
  }
}
