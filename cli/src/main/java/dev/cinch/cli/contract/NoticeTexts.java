package dev.cinch.cli.contract;

import dev.cinch.cli.terminal.Ink;
import dev.cinch.cli.terminal.Table;
import dev.cinch.cli.terminal.Table.Cell;
import dev.cinch.cli.terminal.Terminal;
import tools.jackson.databind.JsonNode;

/** What owners of consumers were told. */
public record NoticeTexts(Terminal terminal) {

  /** One a line. */
  public void list(JsonNode notices) {
    if (notices.isEmpty()) {
      terminal.line("There is none.");
    }
    Table table = new Table("NOTICE", "CONSUMER", "OWNER", "MIGRATION", "BEFORE", "OCCASION", "AT");
    for (JsonNode notice : notices) {
      table.row(
          Cell.of(notice.path("id").asString()),
          Cell.of(notice.path("consumer").asString()),
          Cell.of(notice.path("owner").asString()),
          Cell.of(notice.path("migration").asString()),
          Cell.of(notice.path("phase").asString()),
          Cell.of(notice.path("occasion").asString()),
          Cell.of(notice.path("at").asString()));
    }
    table.writeOn(terminal);
  }

  /** One of them whole. */
  public void one(JsonNode notice) {
    terminal.line(terminal.ink(Ink.BOLD, notice.path("message").asString()));
    terminal.gap();
    notice.path("diff").forEach(line -> terminal.line("  " + line.asString()));
    terminal.gap();
    terminal.line(notice.path("toDo").asString());
  }
}
