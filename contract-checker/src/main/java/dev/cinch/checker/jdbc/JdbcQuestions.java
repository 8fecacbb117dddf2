package dev.cinch.checker.jdbc;

import dev.cinch.backbone.trace.TraceSource;
import dev.cinch.checker.gate.Answer;
import dev.cinch.checker.gate.Decision;
import dev.cinch.checker.gate.Occasion;
import dev.cinch.checker.gate.OpenQuestion;
import dev.cinch.checker.gate.Question;
import dev.cinch.checker.gate.Questions;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcQuestions implements Questions {

  private static final String ADVANCE =
      """
      insert into migration_heard as heard (migration, seq) values (:migration, :seq)
      on conflict (migration) do update set seq = excluded.seq where heard.seq < excluded.seq
      """;

  private static final String SELECT =
      """
      select id, revision, migration, seq, attempt, plan_digest, phase, environment, changes,
             site, conditions, overrides, latest, published
      from gate_question
      """;

  private static final String OPEN =
      """
      insert into gate_question (
        revision, migration, seq, attempt, plan_digest, phase, environment, changes, site,
        conditions, overrides, trace, opened_at, ask_at
      ) values (
        1, :migration, :seq, :attempt, :planDigest, :phase, :environment,
        cast(:changes as jsonb), cast(:site as jsonb), cast(:conditions as jsonb),
        cast(:overrides as jsonb), :trace, :at, :at
      )
      """;

  private static final String CLOSE =
      """
      update gate_question set closed_at = :at, closed_by = :seq, revision = revision + 1
      where id = :id and closed_at is null
      """;

  private static final String DUE =
      SELECT
          + """
          where closed_at is null and ask_at <= :now
          order by ask_at
          limit :atMost
          """;

  private static final String CLAIM =
      """
      update gate_question set ask_at = :until, revision = revision + 1
      where id = :id and revision = :revision and closed_at is null
      """;

  private static final String KEEP =
      """
      update gate_question
      set ask_at = :askAgainAt,
          latest = cast(:decision as jsonb),
          published = case when :toPublish then cast(:decision as jsonb) else published end,
          revision = revision + 1
      where id = :id and revision = :revision and closed_at is null
      """;

  private static final String REMEMBER =
      """
      insert into gate_verdict (question, decided_at, outcome, decision)
      values (:id, :decidedAt, :outcome, cast(:decision as jsonb))
      """;

  /** Raises the revision, so that an answer that did not see what has changed is not kept. */
  private static final String ASK_ANEW =
      """
      update gate_question set ask_at = :at, revision = revision + 1
      where environment = :environment and closed_at is null
      """;

  private static final String ASK_ANEW_ABOUT =
      ASK_ANEW + "and changes @> jsonb_build_array(jsonb_build_object('subject', :subject))";

  private final JdbcClient jdbc;
  private final TraceSource trace;
  private final JdbcStandings standings;
  private final QuestionRow rows = new QuestionRow();

  JdbcQuestions(JdbcClient jdbc, TraceSource trace) {
    this.jdbc = jdbc;
    this.trace = trace;
    this.standings = new JdbcStandings(jdbc);
  }

  @Override
  public boolean advance(String migration, long seq) {
    return jdbc.sql(ADVANCE).param("migration", migration).param("seq", seq).update() == 1;
  }

  @Override
  public Optional<OpenQuestion> findOpen(String migration) {
    return jdbc.sql(SELECT + "where migration = :migration and closed_at is null")
        .param("migration", migration)
        .query(rows::open)
        .optional();
  }

  @Override
  public void open(Question question, Instant at) {
    Occasion occasion = question.occasion();
    jdbc.sql(OPEN)
        .param("migration", occasion.migration())
        .param("seq", occasion.seq())
        .param("attempt", occasion.attempt())
        .param("planDigest", occasion.planDigest())
        .param("phase", occasion.phase().name())
        .param("environment", question.environment())
        .param("changes", rows.json(question.changes()))
        .param("site", rows.json(question.site()))
        .param("conditions", rows.json(question.conditions()))
        .param("overrides", rows.json(question.ask().overrides()))
        .param("trace", trace.current().orElse(null))
        .param("at", Timestamp.from(at))
        .update();
  }

  @Override
  public void close(OpenQuestion open, Occasion supersededBy, Instant at) {
    jdbc.sql(CLOSE)
        .param("id", open.id())
        .param("seq", supersededBy.seq())
        .param("at", Timestamp.from(at))
        .update();
    standings.forget(open.id());
  }

  @Override
  public List<OpenQuestion> due(Instant now, int atMost) {
    return jdbc.sql(DUE)
        .param("now", Timestamp.from(now))
        .param("atMost", atMost)
        .query(rows::open)
        .list();
  }

  @Override
  public Optional<OpenQuestion> claim(OpenQuestion open, Instant until) {
    int claimed =
        jdbc.sql(CLAIM)
            .param("id", open.id())
            .param("revision", open.revision())
            .param("until", Timestamp.from(until))
            .update();
    return claimed == 1
        ? Optional.of(
            new OpenQuestion(
                open.id(), open.revision() + 1, open.question(), open.latest(), open.published()))
        : Optional.empty();
  }

  @Override
  public boolean keep(OpenQuestion claimed, Answer answer) {
    Decision decision = answer.decision();
    int kept =
        jdbc.sql(KEEP)
            .param("id", claimed.id())
            .param("revision", claimed.revision())
            .param("askAgainAt", Timestamp.from(answer.askAgainAt()))
            .param("decision", rows.json(decision))
            .param("toPublish", answer.toPublish())
            .update();
    if (kept != 1) {
      return false;
    }
    standings.replace(claimed.id(), decision.verdict().standings(), decision.decidedAt());
    if (answer.toPublish()) {
      remember(claimed, decision);
    }
    return true;
  }

  private void remember(OpenQuestion claimed, Decision decision) {
    jdbc.sql(REMEMBER)
        .param("id", claimed.id())
        .param("decidedAt", Timestamp.from(decision.decidedAt()))
        .param("outcome", decision.verdict().outcome().name())
        .param("decision", rows.json(decision))
        .update();
  }

  @Override
  public void askAnewAbout(String subject, String environment, Instant at) {
    jdbc.sql(ASK_ANEW_ABOUT)
        .param("environment", environment)
        .param("at", Timestamp.from(at))
        .param("subject", subject)
        .update();
  }

  @Override
  public void askAnew(String environment, Instant at) {
    jdbc.sql(ASK_ANEW).param("environment", environment).param("at", Timestamp.from(at)).update();
  }
}
