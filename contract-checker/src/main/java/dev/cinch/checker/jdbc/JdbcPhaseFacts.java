package dev.cinch.checker.jdbc;

import dev.cinch.checker.gate.Phase;
import dev.cinch.checker.gate.PhaseFact;
import dev.cinch.checker.gate.PhaseFacts;
import dev.cinch.checker.gate.PhaseStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcPhaseFacts implements PhaseFacts {

  private static final String KEEP =
      """
      insert into phase_fact (migration, phase, status, plan_digest, at, reason, evidence)
      values (:migration, :phase, :status, :planDigest, :at, :reason, cast(:evidence as jsonb))
      on conflict (migration, phase) do update set
        status = excluded.status, plan_digest = excluded.plan_digest, at = excluded.at,
        reason = excluded.reason, evidence = excluded.evidence
      """;

  private static final String OF =
      """
      select phase, status, plan_digest, at, reason, evidence
      from phase_fact
      where migration = :migration and phase = :phase
      """;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private final JdbcClient jdbc;

  JdbcPhaseFacts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void keep(String migration, PhaseFact fact) {
    jdbc.sql(KEEP)
        .param("migration", migration)
        .param("phase", fact.phase().name())
        .param("status", fact.status().name())
        .param("planDigest", fact.planDigest())
        .param("at", Timestamp.from(fact.at()))
        .param("reason", fact.reason())
        .param("evidence", JSON.writeValueAsString(fact.evidence()))
        .update();
  }

  @Override
  public Optional<PhaseFact> of(String migration, Phase phase) {
    return jdbc.sql(OF)
        .param("migration", migration)
        .param("phase", phase.name())
        .query(JdbcPhaseFacts::fact)
        .optional();
  }

  private static PhaseFact fact(ResultSet row, int number) throws SQLException {
    return new PhaseFact(
        Phase.valueOf(row.getString("phase")),
        PhaseStatus.valueOf(row.getString("status")),
        row.getString("plan_digest"),
        row.getTimestamp("at").toInstant(),
        row.getString("reason"),
        JSON.readValue(row.getString("evidence"), TEXTS));
  }
}
