package dev.cinch.cli.migration;

import dev.cinch.cli.terminal.Figures;
import dev.cinch.cli.terminal.Ink;
import dev.cinch.cli.terminal.Table;
import dev.cinch.cli.terminal.Table.Cell;
import dev.cinch.cli.terminal.Terminal;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The queries that read the old column, and what each comes to on the new one. */
public record QueryTables(Terminal terminal) {

  public void write(JsonNode compared) {
    String at = compared.path("comparedAt").asString("");
    if (at.isEmpty()) {
      terminal.line("They have not been compared yet; that is done before SWITCH.");
      return;
    }
    JsonNode queries = compared.path("queries");
    table(queries);
    terminal.line(sum(queries, Words.moment(at)));
    for (JsonNode why : compared.path("unseen")) {
      terminal.line("There may be others: %s.".formatted(why.asString()));
    }
  }

  private static String sum(JsonNode queries, String at) {
    long dearer =
        queries
            .valueStream()
            .filter(query -> query.path("outcome").asString().equals("DEARER"))
            .count();
    return queries.isEmpty()
        ? "No statement was seen that reads the old column (compared %s).".formatted(at)
        : "Of %s that %s the old column %s %s dearer, as the target's planner reckoned at %s."
            .formatted(
                Figures.count(queries.size(), "statement"),
                queries.size() == 1 ? "reads" : "read",
                dearer == 0 ? "none" : Figures.count(dearer),
                dearer > 1 ? "get" : "gets",
                at);
  }

  private void table(JsonNode queries) {
    Table table = new Table("ON THE NEW COLUMN", "COST NOW", "COST THEN", "CALLS", "ROLE", "");
    for (JsonNode query : queries) {
      String outcome = query.path("outcome").asString();
      table.row(
          Cell.of(outcome.replace('_', ' '), ink(outcome)),
          Cell.of(cost(query.path("before"))),
          Cell.of(cost(query.path("after"))),
          Cell.of(Figures.count(query.path("calls").asLong())),
          Cell.of(query.path("role").asString()),
          Cell.of(sentence(query)));
    }
    table.writeOn(terminal);
    if (!queries.isEmpty()) {
      terminal.gap();
    }
  }

  private static String sentence(JsonNode query) {
    String reason = query.path("reason").asString("");
    String statement = query.path("statement").asString().replaceAll("\\s+", " ").strip();
    return reason.isEmpty() ? statement : "%s (%s)".formatted(statement, reason);
  }

  private static String cost(JsonNode plan) {
    return plan.isObject()
        ? String.format(Locale.ROOT, "%,.0f", plan.path("cost").asDouble())
        : "unknown";
  }

  private static Ink ink(String outcome) {
    return switch (outcome) {
      case "DEARER" -> Ink.RED;
      case "UNKNOWN" -> Ink.YELLOW;
      default -> Ink.GREEN;
    };
  }
}
