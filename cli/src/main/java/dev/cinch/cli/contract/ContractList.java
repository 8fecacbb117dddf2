package dev.cinch.cli.contract;

import dev.cinch.cli.terminal.Table;
import dev.cinch.cli.terminal.Table.Cell;
import dev.cinch.cli.terminal.Terminal;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Contracts, one a line. */
public record ContractList(Terminal terminal) {

  public void write(JsonNode contracts) {
    if (contracts.isEmpty()) {
      terminal.line("There is none.");
    }
    Table table =
        new Table(
            "CONSUMER", "SUBJECT", "ENVIRONMENT", "KIND", "GROUPS", "FIELDS", "OWNER", "VERSION");
    for (JsonNode contract : contracts) {
      table.row(
          Cell.of(contract.path("consumer").asString()),
          Cell.of(contract.path("subject").asString()),
          Cell.of(contract.path("environment").asString()),
          Cell.of(contract.path("kind").asString()),
          Cell.of(words(contract.path("groups"))),
          Cell.of(words(contract.path("fields"))),
          Cell.of(contract.path("owner").asString()),
          Cell.of(String.valueOf(contract.path("contractVersion").asInt())));
    }
    table.writeOn(terminal);
  }

  private static String words(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(JsonNode::asString)
        .collect(Collectors.joining(","));
  }
}
