package dev.cinch.checker.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.checker.gate.AnswerQuestions.Moment;
import dev.cinch.checker.gate.RunChecks.Checks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswerQuestionsTest {

  private static final Duration RECHECK = Duration.ofMinutes(1);

  private final MemoryQuestions questions = new MemoryQuestions();
  private final List<Decision> told = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final MovingClock clock = new MovingClock();
  private final ScriptedCheck check = new ScriptedCheck();
  private final HearPhaseChange hear =
      new HearPhaseChange(questions, new MemoryFacts(), change -> {}, clock);
  private final AnswerQuestions answer =
      new AnswerQuestions(
          questions,
          (question, decision) -> told.add(decision),
          new RunChecks(
              new Checks(List.of(), List.of(), List.of(check)),
              new TimeOuts(Duration.ofMinutes(1), Map.of()),
              new ApplyOverrides(clock),
              threads),
          new Rhythm(RECHECK, Duration.ofMinutes(5)),
          new Moment(clock, Runnable::run));

  @BeforeEach
  void ask() {
    hear.hear(Samples.change(5, 1, Phase.TIGHTEN, PhaseStatus.GATED));
  }

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void tellsAPassWithTheTimeForWhichItCounts() {
    answer.answerDue();

    assertThat(told).hasSize(1);
    assertThat(told.get(0).verdict().outcome()).isEqualTo(Outcome.PASS);
    assertThat(told.get(0).expiresAt()).isEqualTo(clock.instant().plusSeconds(300));
  }

  @Test
  void asksAgainByItselfUntilItPasses() {
    check.next = Finding.blocked("scripted", "lag 9", "commit 9");
    answer.answerDue();
    clock.pass(RECHECK);
    check.next = Finding.pass("scripted", "done");

    answer.answerDue();

    assertThat(told)
        .extracting(decision -> decision.verdict().outcome())
        .containsExactly(Outcome.BLOCKED, Outcome.PASS);
  }

  @Test
  void doesNotAskBeforeTheTime() {
    check.next = Finding.blocked("scripted", "lag 9", "commit 9");
    answer.answerDue();
    clock.pass(RECHECK.minusMillis(1));

    answer.answerDue();

    assertThat(check.runs).isEqualTo(1);
  }

  @Test
  void keepsAnUnchangedBlockToItselfButRemembersItsNumbers() {
    check.next = Finding.blocked("scripted", "lag 9", "commit 9");
    answer.answerDue();
    clock.pass(RECHECK);
    check.next = Finding.blocked("scripted", "lag 4", "commit 9");

    answer.answerDue();

    assertThat(told).hasSize(1);
    assertThat(questions.findOpen("m1").map(OpenQuestion::latest))
        .hasValueSatisfying(
            latest ->
                assertThat(latest.verdict().findings())
                    .extracting(Finding::message)
                    .containsExactly("lag 4"));
  }

  @Test
  void dropsAnAnswerWhoseQuestionWasClosedMeanwhile() {
    check.meanwhile = () -> hear.hear(Samples.change(6, 1, Phase.TIGHTEN, PhaseStatus.RUNNING));

    answer.answerDue();

    assertThat(check.runs).isEqualTo(1);
    assertThat(told).isEmpty();
  }

  @Test
  void dropsAnAnswerThatDidNotSeeAContractAndAsksAnew() {
    check.meanwhile = () -> questions.askAnew("test", clock.instant());
    answer.answerDue();
    assertThat(told).isEmpty();

    check.meanwhile = () -> {};
    answer.answerDue();

    assertThat(told).hasSize(1);
  }

  @Test
  void isLeftAloneByOthersAsLongAsItsChecksMayTake() {
    check.meanwhile =
        () -> {
          check.meanwhile = () -> {};
          clock.pass(RECHECK.multipliedBy(2));
          answer.answerDue();
        };

    answer.answerDue();

    assertThat(check.runs).isEqualTo(1);
    assertThat(told).hasSize(1);
  }

  @Test
  void keepsNothingWhenItIsInterrupted() {
    check.meanwhile = Thread.currentThread()::interrupt;

    answer.answerDue();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(told).isEmpty();
    assertThat(questions.findOpen("m1").orElseThrow().latest()).isNull();
  }

  @Test
  void asksAgainAfterADeathInTheMiddle() {
    OpenQuestion open = questions.findOpen("m1").orElseThrow();
    questions.claim(open, clock.instant().plus(RECHECK));
    answer.answerDue();
    assertThat(check.runs).isZero();
    clock.pass(RECHECK);

    answer.answerDue();

    assertThat(told).hasSize(1);
  }

  private static final class ScriptedCheck implements Check {
    private Finding next = Finding.pass("scripted", "fine");
    private Runnable meanwhile = () -> {};
    private int runs;

    @Override
    public String id() {
      return "scripted";
    }

    @Override
    public List<Finding> run(Question question, Change change) {
      runs++;
      meanwhile.run();
      return List.of(next);
    }
  }

  private static final class MovingClock extends Clock {
    private Instant now = Instant.parse("2026-11-20T10:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
