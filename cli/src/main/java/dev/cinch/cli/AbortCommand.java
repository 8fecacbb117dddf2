package dev.cinch.cli;

import dev.cinch.cli.service.HttpPlanner;
import dev.cinch.cli.service.Order;
import dev.cinch.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cinch abort}. */
@Command(
    name = "abort",
    description = {
      "Gives a migration up, and leaves its target as it stands.",
      "Column, trigger, function and indexes stay, and are yours to drop. To have them taken back: cinch rollback."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  cinch abort orders-reference-text --reason \"the table goes anyway\""})
final class AbortCommand extends MigrationOrder {

  @Mixin private ConfirmOption confirm = new ConfirmOption();

  AbortCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  boolean isMeant(String id) {
    return confirm.isConfirmed(
        "Migration %s is given up; its column, trigger, function and indexes stay on the target."
            .formatted(id),
        terminal);
  }

  @Override
  Order order(HttpPlanner asked, String id) {
    return Order.of(Order.Kind.ABORT);
  }
}
