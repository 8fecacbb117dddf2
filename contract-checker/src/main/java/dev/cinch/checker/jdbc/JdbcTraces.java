package dev.cinch.checker.jdbc;

import dev.cinch.checker.gate.Question;
import dev.cinch.checker.gate.Traces;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcTraces implements Traces {

  private static final String OF =
      """
      select trace from gate_question
      where migration = :migration and seq = :seq and trace is not null
      """;

  private final JdbcClient jdbc;

  JdbcTraces(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<String> of(Question question) {
    return jdbc.sql(OF)
        .param("migration", question.migration())
        .param("seq", question.occasion().seq())
        .query(String.class)
        .optional();
  }
}
