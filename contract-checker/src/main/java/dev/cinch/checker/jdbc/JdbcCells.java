package dev.cinch.checker.jdbc;

import dev.cinch.checker.contract.ConsumerKind;
import dev.cinch.checker.contract.ContractKey;
import dev.cinch.checker.gate.Outcome;
import dev.cinch.checker.gate.Phase;
import dev.cinch.checker.gate.Standing;
import dev.cinch.checker.matrix.Cell;
import dev.cinch.checker.matrix.Cell.Affair;
import dev.cinch.checker.matrix.CellFilter;
import dev.cinch.checker.matrix.Cells;
import dev.cinch.checker.matrix.Page;
import dev.cinch.checker.matrix.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Leaves out the reader schemas: of all contracts they would be most of what is read. */
@Repository
class JdbcCells implements Cells {

  private static final String PAGE =
      """
      select c.environment, c.subject, c.consumer, c.kind, c.owner, c.version,
             a.migration, a.attempt, a.phase, a.outcome, a.lag, a.estimate, a.answer, a.decided_at
      from contract c
      left join (
        select q.environment, q.migration, q.attempt, q.phase, s.*
        from gate_standing s join gate_question q on q.id = s.question
        where q.closed_at is null
      ) a on a.environment = c.environment and a.subject = c.subject and a.consumer = c.consumer
      where not c.removed
        and (c.environment, c.subject, c.consumer, coalesce(a.migration, ''))
            > (:afterEnvironment, :afterSubject, :afterConsumer, :afterMigration)
        and (cast(:environment as text) is null or c.environment = :environment)
        and (cast(:subject as text) is null or c.subject = :subject)
        and (cast(:consumer as text) is null or c.consumer = :consumer)
        and (cast(:owner as text) is null or c.owner = :owner)
        and (cast(:kind as text) is null or c.kind = :kind)
        and (cast(:migration as text) is null or a.migration = :migration)
        and (cast(:verdict as text) is null or a.outcome = :verdict)
        and (cast(:answer as text) is null or a.answer = :answer)
      order by c.environment, c.subject, c.consumer, coalesce(a.migration, '')
      limit :limit
      """;

  private final JdbcClient jdbc;

  JdbcCells(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Page page(CellFilter filter, Place after, int limit) {
    ConsumerKind kind = filter.kind();
    Outcome verdict = filter.verdict();
    return Page.of(
        jdbc.sql(PAGE)
            .param("afterEnvironment", after.environment())
            .param("afterSubject", after.subject())
            .param("afterConsumer", after.consumer())
            .param("afterMigration", after.migration())
            .param("environment", filter.environment())
            .param("subject", filter.subject())
            .param("consumer", filter.consumer())
            .param("owner", filter.owner())
            .param("kind", kind == null ? null : kind.name())
            .param("migration", filter.migration())
            .param("verdict", verdict == null ? null : verdict.name())
            .param("answer", filter.answer())
            .param("limit", limit + 1)
            .query(JdbcCells::cell)
            .list(),
        limit);
  }

  private static Cell cell(ResultSet row, int number) throws SQLException {
    return new Cell(
        new ContractKey(
            row.getString("environment"), row.getString("consumer"), row.getString("subject")),
        ConsumerKind.valueOf(row.getString("kind")),
        row.getString("owner"),
        row.getInt("version"),
        affair(row));
  }

  private static @Nullable Affair affair(ResultSet row) throws SQLException {
    String migration = row.getString("migration");
    if (migration == null) {
      return null;
    }
    Timestamp estimate = row.getTimestamp("estimate");
    return new Affair(
        migration,
        row.getInt("attempt"),
        Phase.valueOf(row.getString("phase")),
        new Standing(
            row.getString("subject"),
            row.getString("consumer"),
            Outcome.valueOf(row.getString("outcome")),
            row.getObject("lag", Long.class),
            estimate == null ? null : estimate.toInstant(),
            row.getString("answer")),
        row.getTimestamp("decided_at").toInstant());
  }
}
