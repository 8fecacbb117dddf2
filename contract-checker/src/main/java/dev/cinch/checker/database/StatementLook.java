package dev.cinch.checker.database;

import dev.cinch.checker.check.StatementLog;
import dev.cinch.checker.check.StatementLog.Statement;
import dev.cinch.checker.check.StatementLog.Use;
import dev.cinch.checker.statement.StatementReading;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.usage.SeenStatement;
import dev.cinch.target.usage.StatementStatistics;
import dev.cinch.target.usage.Usage;
import java.util.List;
import java.util.stream.Stream;

/** Looks which statements were run, and what each does with a column. */
final class StatementLook {

  private final Usage usage;

  StatementLook(Usage usage) {
    this.usage = usage;
  }

  StatementLog log(List<Identifier> tables, List<Identifier> columns) {
    StatementStatistics statistics =
        usage
            .statements(tables)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "Cannot say which statements use column %s: the target has no extension pg_stat_statements; create it there, or let an approver override this finding"
                            .formatted(columns)));
    List<String> names = tables.stream().map(Identifier::value).toList();
    List<StatementReading> readings =
        columns.stream().map(column -> new StatementReading(names, column.value())).toList();
    return new StatementLog(
        statistics.statements().stream().map(seen -> statement(seen, readings)).toList(),
        statistics.hidden(),
        statistics.resetAt(),
        statistics.evictions(),
        statistics.uncounted());
  }

  private static Statement statement(SeenStatement seen, List<StatementReading> readings) {
    List<Use> uses = readings.stream().map(reading -> reading.useIn(seen.text())).toList();
    return new Statement(seen.key(), seen.role(), seen.calls(), seen.text(), worst(uses));
  }

  private static Use worst(List<Use> uses) {
    return Stream.of(Use.NAMES, Use.BINDS_BY_POSITION, Use.PERHAPS)
        .filter(uses::contains)
        .findFirst()
        .orElse(Use.NONE);
  }
}
