package dev.cinch.cli;

import dev.cinch.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code cinch contract}: it only knows its subcommands. */
@Command(
    name = "contract",
    description = "What consumers read: registers contracts and lists them.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  cinch contract register contracts/*.yml",
      "  cinch contract list --topic shop.orders"
    })
final class ContractCommand {

  private ContractCommand() {}

  static CommandLine of(Terminal terminal) {
    return new CommandLine(new ContractCommand())
        .addSubcommand(new ContractRegisterCommand(terminal))
        .addSubcommand(new ContractListCommand(terminal));
  }
}
