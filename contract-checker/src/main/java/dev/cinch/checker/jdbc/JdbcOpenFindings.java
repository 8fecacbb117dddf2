package dev.cinch.checker.jdbc;

import dev.cinch.checker.gate.Decision;
import dev.cinch.checker.gate.OpenFindings;
import dev.cinch.checker.gate.Phase;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcOpenFindings implements OpenFindings {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String LATEST =
      """
      select migration, phase, latest
      from gate_question
      where closed_at is null and latest is not null
      order by migration
      """;

  private final JdbcClient jdbc;

  JdbcOpenFindings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<OfQuestion> all() {
    return jdbc.sql(LATEST)
        .query(
            (row, number) ->
                new OfQuestion(
                    row.getString("migration"),
                    Phase.valueOf(row.getString("phase")),
                    JSON.readValue(row.getString("latest"), Decision.class).verdict().findings()))
        .list();
  }
}
