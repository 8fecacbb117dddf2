package dev.cinch.checker.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.backbone.trace.ThreadTrace;
import dev.cinch.checker.gate.Answer;
import dev.cinch.checker.gate.Ask;
import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.ChangeKind;
import dev.cinch.checker.gate.Conditions;
import dev.cinch.checker.gate.Decision;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Occasion;
import dev.cinch.checker.gate.OpenFindings.OfQuestion;
import dev.cinch.checker.gate.OpenQuestion;
import dev.cinch.checker.gate.Phase;
import dev.cinch.checker.gate.Question;
import dev.cinch.checker.gate.Site;
import dev.cinch.checker.gate.Site.NewColumn;
import dev.cinch.checker.gate.Site.QualifiedName;
import dev.cinch.checker.gate.Verdict;
import dev.cinch.checker.support.Database;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcQuestionsIT {

  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final Question QUESTION = question("m1", "test");

  private JdbcClient client = Database.create().client();
  private JdbcQuestions questions = new JdbcQuestions(client, new ThreadTrace());

  @BeforeEach
  void open() {
    questions.open(QUESTION, NOW);
  }

  @Test
  void hearsEachNumberOnceAndNoneThatIsPassed() {
    assertThat(questions.advance("m2", 5)).isTrue();
    assertThat(questions.advance("m2", 5)).isFalse();
    assertThat(questions.advance("m2", 4)).isFalse();
    assertThat(questions.advance("m2", 6)).isTrue();
    assertThat(questions.advance("m3", 1)).isTrue();
  }

  @Test
  void bringsBackTheQuestion() {
    OpenQuestion open = questions.findOpen("m1").orElseThrow();

    assertThat(open.question()).isEqualTo(QUESTION);
    assertThat(open.latest()).isNull();
    assertThat(open.published()).isNull();
    assertThat(questions.findOpen("m2")).isEmpty();
  }

  @Test
  void bringsBackOneThatWasStoredBeforeSeveralColumnsCouldGo() {
    client.sql("update gate_question set site = jsonb_set(site, '{drops}', '\"rank\"')").update();
    assertThat(questions.findOpen("m1").orElseThrow().question().site().drops())
        .containsExactly("rank");

    client.sql("update gate_question set site = jsonb_set(site, '{drops}', 'null')").update();
    assertThat(questions.findOpen("m1").orElseThrow().question().site().drops()).isEmpty();
  }

  @Test
  void showsWhatIsDueTheMostOverdueFirst() {
    questions.open(question("m2", "test"), NOW.minusSeconds(9));
    questions.open(question("m3", "test"), NOW.plusSeconds(9));

    assertThat(questions.due(NOW, 10))
        .extracting(open -> open.question().occasion().migration())
        .containsExactly("m2", "m1");
    assertThat(questions.due(NOW, 1)).hasSize(1);
  }

  @Test
  void letsOnlyOneClaimAQuestion() {
    OpenQuestion open = questions.findOpen("m1").orElseThrow();

    assertThat(questions.claim(open, NOW.plusSeconds(60))).isPresent();
    assertThat(questions.claim(open, NOW.plusSeconds(60))).isEmpty();
    assertThat(questions.due(NOW, 10)).isEmpty();
    assertThat(questions.due(NOW.plusSeconds(60), 10)).hasSize(1);
  }

  @Test
  void keepsAnAnswerAndRemembersWhatWasTold() {
    OpenQuestion claimed = claimed();

    assertThat(questions.keep(claimed, answer(true))).isTrue();

    OpenQuestion open = questions.findOpen("m1").orElseThrow();
    assertThat(open.latest()).isEqualTo(answer(true).decision());
    assertThat(open.published()).isEqualTo(open.latest());
    assertThat(remembered()).isEqualTo(1);
  }

  @Test
  void keepsAnAnswerThatIsNotToldAsTheLatestOnly() {
    questions.keep(claimed(), answer(false));

    OpenQuestion open = questions.findOpen("m1").orElseThrow();
    assertThat(open.latest()).isNotNull();
    assertThat(open.published()).isNull();
    assertThat(remembered()).isZero();
  }

  @Test
  void showsWhatWasFoundLastWhileTheQuestionIsOpen() {
    JdbcOpenFindings findings = new JdbcOpenFindings(client);
    assertThat(findings.all()).as("not answered yet").isEmpty();

    questions.keep(claimed(), answer(false));
    assertThat(findings.all())
        .singleElement()
        .isEqualTo(
            new OfQuestion("m1", Phase.TIGHTEN, answer(false).decision().verdict().findings()));

    OpenQuestion open = questions.findOpen("m1").orElseThrow();
    questions.close(open, new Occasion("m1", 9, 1, "digest", Phase.TIGHTEN), NOW);
    assertThat(findings.all()).isEmpty();
  }

  @Test
  void keepsNoAnswerToAQuestionThatWasClosed() {
    OpenQuestion claimed = claimed();
    questions.close(claimed, new Occasion("m1", 9, 1, "digest", Phase.TIGHTEN), NOW);

    assertThat(questions.keep(claimed, answer(true))).isFalse();
    assertThat(questions.findOpen("m1")).isEmpty();
    assertThat(questions.due(NOW.plusSeconds(9), 10)).isEmpty();
    assertThat(remembered()).isZero();
  }

  @Test
  void keepsNoAnswerToAQuestionThatHasToBeAskedAnew() {
    OpenQuestion claimed = claimed();
    questions.askAnew("test", NOW);

    assertThat(questions.keep(claimed, answer(true))).isFalse();
    assertThat(questions.due(NOW, 10)).hasSize(1);
  }

  @Test
  void asksAnewOnlyInTheEnvironment() {
    questions.claim(questions.findOpen("m1").orElseThrow(), NOW.plusSeconds(60));
    questions.askAnew("elsewhere", NOW);

    assertThat(questions.due(NOW, 10)).isEmpty();
  }

  @Test
  void asksAnewOnlyAboutTheSubject() {
    questions.claim(questions.findOpen("m1").orElseThrow(), NOW.plusSeconds(60));
    questions.askAnewAbout("payments-value", "test", NOW);
    questions.askAnewAbout("orders-value", "elsewhere", NOW);
    assertThat(questions.due(NOW, 10)).isEmpty();

    questions.askAnewAbout("orders-value", "test", NOW);
    assertThat(questions.due(NOW, 10)).hasSize(1);
  }

  @Test
  void opensTheNextQuestionOfAMigrationOnceThatBeforeIsClosed() {
    OpenQuestion first = questions.findOpen("m1").orElseThrow();
    questions.close(first, new Occasion("m1", 9, 2, "digest", Phase.TIGHTEN), NOW);
    questions.open(QUESTION, NOW);

    assertThat(questions.findOpen("m1").orElseThrow().id()).isNotEqualTo(first.id());
  }

  private OpenQuestion claimed() {
    return questions
        .claim(questions.findOpen("m1").orElseThrow(), NOW.plusSeconds(60))
        .orElseThrow();
  }

  private long remembered() {
    return client.sql("select count(*) from gate_verdict").query(Long.class).single();
  }

  private static Answer answer(boolean toPublish) {
    Finding finding =
        Finding.blocked("log.consumed", "it's \"blocked\"", "commit")
            .on("orders-value")
            .of("billing")
            .with("offset", 7);
    return new Answer(
        new Decision(Verdict.of(List.of(finding)), NOW, NOW.plusSeconds(300)),
        toPublish,
        NOW.plusSeconds(60));
  }

  private static Question question(String migration, String environment) {
    return new Question(
        new Occasion(migration, 5, 1, "digest", Phase.TIGHTEN),
        new Ask(
            environment,
            List.of(
                new Change("orders", "orders-value", "tier", ChangeKind.REQUIRE_FIELD, "\"int\""),
                new Change("orders", "orders-value", "rank", ChangeKind.UNKNOWN, null, "rank")),
            new Site(
                "shop",
                new QualifiedName("public", "orders"),
                "tier",
                List.of("level"),
                "level",
                true,
                7,
                List.of(new NewColumn("rank", true))),
            Conditions.USUAL));
  }
}
