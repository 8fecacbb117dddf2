package dev.cinch.checker.database;

import dev.cinch.checker.check.StatementLog;
import dev.cinch.checker.check.StatementLog.Statement;
import dev.cinch.checker.statement.StatementReading;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.usage.SeenStatement;
import dev.cinch.target.usage.StatementStatistics;
import dev.cinch.target.usage.Usage;
import java.util.List;

/** Looks which statements were run, and what each does with a column. */
final class StatementLook {

  private final Usage usage;

  StatementLook(Usage usage) {
    this.usage = usage;
  }

  StatementLog log(List<Identifier> tables, Identifier column) {
    StatementStatistics statistics =
        usage
            .statements(tables)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "Cannot say which statements use column %s: the target has no extension pg_stat_statements; create it there, or let an approver override this finding"
                            .formatted(column)));
    List<String> names = tables.stream().map(Identifier::value).toList();
    StatementReading reading = new StatementReading(names, column.value());
    return new StatementLog(
        statistics.statements().stream().map(seen -> statement(seen, reading)).toList(),
        statistics.hidden(),
        statistics.resetAt(),
        statistics.evictions(),
        statistics.uncounted());
  }

  private static Statement statement(SeenStatement seen, StatementReading reading) {
    return new Statement(
        seen.key(), seen.role(), seen.calls(), seen.text(), reading.useIn(seen.text()));
  }
}
