package dev.cinch.cli;

import dev.cinch.cli.service.HttpPlanner;
import dev.cinch.cli.service.Order;
import dev.cinch.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cinch rollback}. */
@Command(
    name = "rollback",
    description = {
      "Takes back what a migration has done, phase by phase, the last one first.",
      "Before anything that readers may still use is taken away, they get the time that the plan gives them."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  cinch rollback orders-reference-text",
      "  cinch rollback orders-reference-text --yes --reason \"wrong type\""
    })
final class RollbackCommand extends MigrationOrder {

  @Mixin private ConfirmOption confirm = new ConfirmOption();

  RollbackCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  boolean isMeant(String id) {
    return confirm.isConfirmed(
        "What migration %s has done is taken back, phase by phase.".formatted(id), terminal);
  }

  @Override
  Order order(HttpPlanner asked, String id) {
    return Order.of(Order.Kind.ROLLBACK);
  }
}
