package dev.cinch.cli;

import dev.cinch.cli.service.HttpPlanner;
import dev.cinch.cli.service.Order;
import dev.cinch.cli.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code cinch approve}. */
@Command(
    name = "approve",
    description = "Lets a phase begin that waits for approval; takes the role approver.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  cinch approve orders-reference-text",
      "  cinch approve orders-reference-text --phase switch      in advance"
    })
final class ApproveCommand extends MigrationOrder {

  /** Those that a plan can make wait. */
  enum Phase {
    EXPAND,
    SYNC,
    SWITCH
  }

  @Option(
      names = "--phase",
      paramLabel = "PHASE",
      description = "Which one (${COMPLETION-CANDIDATES}; default: the one at hand).")
  private @Nullable Phase phase;

  ApproveCommand(Terminal terminal) {
    super(terminal);
  }

  /** The attempt goes with it: what is approved is what was looked at. */
  @Override
  Order order(HttpPlanner asked, String id) {
    if (phase != null) {
      return new Order(Order.Kind.APPROVE, null, phase.name(), null);
    }
    JsonNode standing = asked.migration(id).path("standing");
    return new Order(
        Order.Kind.APPROVE,
        null,
        standing.path("phase").asString(null),
        standing.path("attempt").asInt());
  }
}
