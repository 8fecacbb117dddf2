package dev.cinch.planner.jdbc;

import dev.cinch.planner.gate.Outcome;
import dev.cinch.planner.gate.Verdict;
import dev.cinch.planner.gate.Verdict.Finding;
import dev.cinch.planner.gate.Verdict.Question;
import dev.cinch.planner.gate.Verdict.Validity;
import dev.cinch.planner.gate.Verdicts;
import dev.cinch.planner.migration.Phase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

@Repository
class JdbcVerdicts implements Verdicts {

  private static final String KEEP =
      """
      insert into verdict (migration, phase, attempt, plan_digest, outcome, findings, decided_at,
                           expires_at)
      values (:migration, :phase, :attempt, :planDigest, :outcome, cast(:findings as jsonb),
              :decidedAt, :expiresAt)
      on conflict (migration, phase) do update
         set attempt = excluded.attempt, plan_digest = excluded.plan_digest,
             outcome = excluded.outcome, findings = excluded.findings,
             decided_at = excluded.decided_at, expires_at = excluded.expires_at,
             revision = verdict.revision + 1
       where excluded.decided_at > verdict.decided_at
      """;

  private static final String NEWEST =
      """
      select migration, phase, attempt, plan_digest, outcome, findings, decided_at, expires_at
        from verdict
       where migration = :migration and phase = :phase
      """;

  private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};

  private final JdbcClient jdbc;

  JdbcVerdicts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void keep(Verdict verdict) {
    jdbc.sql(KEEP)
        .param("migration", verdict.question().migration())
        .param("phase", verdict.question().phase().name())
        .param("attempt", verdict.question().attempt())
        .param("planDigest", verdict.question().planDigest())
        .param("outcome", verdict.outcome().name())
        .param("findings", Json.write(verdict.findings()))
        .param("decidedAt", Moments.at(verdict.validity().decidedAt()))
        .param("expiresAt", Moments.at(verdict.validity().expiresAt()))
        .update();
  }

  @Override
  public Optional<Verdict> newest(String migration, Phase phase) {
    return jdbc.sql(NEWEST)
        .param("migration", migration)
        .param("phase", phase.name())
        .query(JdbcVerdicts::verdict)
        .optional();
  }

  private static Verdict verdict(ResultSet row, int number) throws SQLException {
    return new Verdict(
        new Question(
            row.getString("migration"),
            row.getInt("attempt"),
            row.getString("plan_digest"),
            Phase.valueOf(row.getString("phase"))),
        Outcome.valueOf(row.getString("outcome")),
        Json.read(row.getString("findings"), FINDINGS),
        new Validity(Moments.read(row, "decided_at"), Moments.read(row, "expires_at")));
  }
}
