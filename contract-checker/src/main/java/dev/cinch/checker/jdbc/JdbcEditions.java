package dev.cinch.checker.jdbc;

import dev.cinch.checker.matrix.Editions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts what is only ever added, and adds up the revisions of questions, which only ever rise. */
@Repository
class JdbcEditions implements Editions {

  private static final String LATEST =
      """
      select concat_ws(
        '.',
        (select count(*) from contract_history),
        (select count(*) from notice),
        (select count(*) from owner_answer),
        (select count(*) from gate_question),
        (select coalesce(sum(revision), 0) from gate_question)
      )
      """;

  private final JdbcClient jdbc;

  JdbcEditions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String latest() {
    return jdbc.sql(LATEST).query(String.class).single();
  }
}
