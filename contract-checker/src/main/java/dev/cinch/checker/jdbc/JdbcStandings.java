package dev.cinch.checker.jdbc;

import dev.cinch.checker.gate.Standing;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How consumers stand to open questions: a row each, replaced with each answer. */
final class JdbcStandings {

  private static final String KEEP =
      """
      insert into gate_standing (
        question, subject, consumer, outcome, lag, estimate, answer, decided_at
      )
      select :question, subject, consumer, outcome, lag, estimate, answer, :decidedAt
      from unnest(
        :subjects::text[], :consumers::text[], :outcomes::text[], :lags::bigint[],
        :estimates::timestamptz[], :answers::text[]
      ) as each (subject, consumer, outcome, lag, estimate, answer)
      on conflict (question, subject, consumer) do update set
        outcome = excluded.outcome, lag = excluded.lag, estimate = excluded.estimate,
        answer = excluded.answer, decided_at = excluded.decided_at
      """;

  private final JdbcClient jdbc;

  JdbcStandings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void replace(long question, List<Standing> standings, Instant decidedAt) {
    jdbc.sql(
            """
            delete from gate_standing
            where question = :question
              and (subject, consumer) not in (
                select * from unnest(:subjects::text[], :consumers::text[])
              )
            """)
        .param("question", question)
        .param("subjects", texts(standings, Standing::subject))
        .param("consumers", texts(standings, Standing::consumer))
        .update();
    jdbc.sql(KEEP)
        .param("question", question)
        .param("decidedAt", Timestamp.from(decidedAt))
        .param("subjects", texts(standings, Standing::subject))
        .param("consumers", texts(standings, Standing::consumer))
        .param("outcomes", texts(standings, standing -> standing.outcome().name()))
        .param("lags", standings.stream().map(Standing::lag).toArray(Long[]::new))
        .param(
            "estimates",
            texts(
                standings,
                standing -> standing.estimate() == null ? null : standing.estimate().toString()))
        .param("answers", texts(standings, Standing::answer))
        .update();
  }

  void forget(long question) {
    jdbc.sql("delete from gate_standing where question = :question")
        .param("question", question)
        .update();
  }

  private static @Nullable String[] texts(
      List<Standing> standings, Function<Standing, @Nullable String> text) {
    return standings.stream().map(text).toArray(String[]::new);
  }
}
