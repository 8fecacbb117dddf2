package dev.cinch.cli;

import dev.cinch.cli.service.HttpPlanner;
import dev.cinch.cli.service.Order;
import dev.cinch.cli.terminal.Terminal;
import picocli.CommandLine.Command;

/** {@code cinch resume}. */
@Command(
    name = "resume",
    description = {"Has a paused migration go on, or try its failed phase again."},
    footerHeading = "%nExamples:%n",
    footer = {
      "  cinch resume orders-reference-text",
      "  cinch resume orders-reference-text --attempt 2      unless somebody was faster"
    })
final class ResumeCommand extends MigrationOrder {

  ResumeCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Order order(HttpPlanner asked, String id) {
    return Order.of(Order.Kind.RESUME);
  }
}
