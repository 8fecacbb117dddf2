package dev.cinch.checker.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.backbone.trace.ThreadTrace;
import dev.cinch.checker.contract.ContractVersion;
import dev.cinch.checker.contract.Drafts;
import dev.cinch.checker.gate.Answer;
import dev.cinch.checker.gate.Ask;
import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.ChangeKind;
import dev.cinch.checker.gate.Conditions;
import dev.cinch.checker.gate.Decision;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Occasion;
import dev.cinch.checker.gate.OpenQuestion;
import dev.cinch.checker.gate.Phase;
import dev.cinch.checker.gate.Question;
import dev.cinch.checker.gate.Site;
import dev.cinch.checker.gate.Site.QualifiedName;
import dev.cinch.checker.gate.Verdict;
import dev.cinch.checker.notice.Notice;
import dev.cinch.checker.notice.Notice.Addressee;
import dev.cinch.checker.notice.Notice.Affair;
import dev.cinch.checker.notice.Notice.Wording;
import dev.cinch.checker.notice.NoticeOccasion;
import dev.cinch.checker.notice.OwnerAnswer;
import dev.cinch.checker.notice.OwnerAnswer.Party;
import dev.cinch.checker.support.Database;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcEditionsIT {

  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final Occasion OCCASION = new Occasion("m1", 5, 1, "digest", Phase.TIGHTEN);
  private static final Change CHANGE =
      new Change("orders", "orders-value", "tier", ChangeKind.REQUIRE_FIELD, "\"int\"");

  private final JdbcClient client = Database.create().client();
  private final JdbcEditions editions = new JdbcEditions(client);

  @Test
  void staysTheSameWhileNothingIsWritten() {
    assertThat(editions.latest()).isEqualTo(editions.latest());
  }

  @Test
  void isAnotherWithEachVersionOfAContractAndItsRemoval() {
    JdbcContracts contracts = new JdbcContracts(client);
    for (int version = 1; version <= 3; version++) {
      ContractVersion next =
          new ContractVersion(
              Drafts.kafkaConsumer("billing", "orders-value"), version, version == 3, NOW, "ann");
      changes(() -> contracts.keep(next));
    }
  }

  @Test
  void isAnotherWithEachStepOfAQuestion() {
    JdbcQuestions questions = new JdbcQuestions(client, new ThreadTrace());
    changes(() -> questions.open(question(), NOW));
    changes(
        () -> {
          OpenQuestion claimed =
              questions
                  .claim(questions.findOpen("m1").orElseThrow(), NOW.plusSeconds(60))
                  .orElseThrow();
          questions.keep(claimed, answer());
        });
    changes(() -> questions.close(questions.findOpen("m1").orElseThrow(), OCCASION, NOW));
  }

  @Test
  void isAnotherWithEachNoticeAndEachAnswer() {
    changes(() -> new JdbcNotices(client).keep(notice()));
    JdbcOwnerAnswers answers = new JdbcOwnerAnswers(client);
    for (OwnerAnswer.Answer said : OwnerAnswer.Answer.values()) {
      changes(() -> answers.keep(answered(said)));
    }
  }

  private void changes(Runnable write) {
    String before = editions.latest();
    write.run();
    assertThat(editions.latest()).isNotEqualTo(before);
  }

  private static Question question() {
    return new Question(
        OCCASION,
        new Ask(
            "test",
            List.of(CHANGE),
            new Site(
                "shop",
                new QualifiedName("public", "orders"),
                "tier",
                List.of(),
                "level",
                true,
                7,
                List.of()),
            Conditions.USUAL));
  }

  private static Answer answer() {
    return new Answer(
        new Decision(
            Verdict.of(List.of(Finding.pass("log.consumed", "all is read"))),
            NOW,
            NOW.plusSeconds(300)),
        false,
        NOW.plusSeconds(60));
  }

  private static Notice notice() {
    return new Notice(
        "n1",
        new Addressee("test", "billing", "team-billing", null),
        new Affair("m1", 1, "digest", Phase.TIGHTEN, NoticeOccasion.NAMED),
        CHANGE,
        "proposal",
        new Wording("message", "to do", List.of(), List.of(), null),
        NOW);
  }

  private static OwnerAnswer answered(OwnerAnswer.Answer said) {
    return new OwnerAnswer(
        "n1",
        "team-billing",
        new Party("test", "billing"),
        "m1",
        "proposal",
        said,
        "ann",
        "a reason",
        NOW);
  }
}
