package dev.cinch.cli;

import dev.cinch.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code cinch contract}: it only knows its subcommands. */
@Command(
    name = "contract",
    description =
        "What consumers read: registers contracts, lists them, and tells what breaks them.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  cinch contract register contracts/*.yml",
      "  cinch contract list --topic shop.orders",
      "  cinch contract check schemas contracts plans --snapshot registry.json"
    })
final class ContractCommand {

  private ContractCommand() {}

  static CommandLine of(Terminal terminal) {
    return new CommandLine(new ContractCommand())
        .addSubcommand(new ContractRegisterCommand(terminal))
        .addSubcommand(new ContractListCommand(terminal))
        .addSubcommand(new ContractCheckCommand(terminal))
        .addSubcommand(new ContractWhatIfCommand(terminal))
        .addSubcommand(new ContractSnapshotCommand(terminal));
  }
}
