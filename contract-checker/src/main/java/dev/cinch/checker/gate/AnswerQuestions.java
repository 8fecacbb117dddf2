package dev.cinch.checker.gate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Answers the questions whose time has come. The checks run outside any transaction; what they come
 * to is kept only if nothing has happened to the question since.
 */
public final class AnswerQuestions {

  private static final Logger LOG = LoggerFactory.getLogger(AnswerQuestions.class);
  private static final int AT_ONCE = 20;

  private final Questions questions;
  private final Verdicts verdicts;
  private final RunChecks checks;
  private final Rhythm rhythm;
  private final Moment moment;

  public AnswerQuestions(
      Questions questions, Verdicts verdicts, RunChecks checks, Rhythm rhythm, Moment moment) {
    this.questions = questions;
    this.verdicts = verdicts;
    this.checks = checks;
    this.rhythm = rhythm;
    this.moment = moment;
  }

  /** A clock, and the transactions in which what was decided then is kept. */
  public record Moment(Clock clock, Transactions transactions) {}

  /** Answers what is due now. */
  public void answerDue() {
    for (OpenQuestion open : questions.due(now(), AT_ONCE)) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      answer(open);
    }
  }

  private void answer(OpenQuestion open) {
    MDC.put("migration", open.question().migration());
    try {
      answerInContext(open);
    } finally {
      MDC.remove("migration");
    }
  }

  private void answerInContext(OpenQuestion open) {
    Instant begun = now();
    Optional<OpenQuestion> claimed = questions.claim(open, begun.plus(untilAnswered(open)));
    if (claimed.isPresent()) {
      Verdict verdict = checks.run(claimed.get().question());
      if (!Thread.currentThread().isInterrupted()) {
        keep(claimed.get(), rhythm.answer(claimed.get(), verdict, begun));
      }
    }
  }

  /** Who took it up before it can be answered would make the answer void, and be so served too. */
  private Duration untilAnswered(OpenQuestion open) {
    Duration longest = checks.longest(open.question());
    return longest.compareTo(rhythm.recheck()) > 0 ? longest : rhythm.recheck();
  }

  private void keep(OpenQuestion claimed, Answer answer) {
    moment.transactions().inOne(() -> keepAndTell(claimed, answer));
  }

  private void keepAndTell(OpenQuestion claimed, Answer answer) {
    Occasion occasion = claimed.question().occasion();
    if (!questions.keep(claimed, answer)) {
      LOG.info(
          "The answer to {} of {} came too late and is dropped: the question has changed",
          occasion.phase(),
          occasion.migration());
    } else if (answer.toPublish()) {
      verdicts.publish(claimed.question(), answer.decision());
      LOG.info(
          "{} may{} begin {}: {}",
          occasion.migration(),
          answer.decision().verdict().outcome() == Outcome.PASS ? "" : " not",
          occasion.phase(),
          answer.decision().verdict().outcome());
    }
  }

  private Instant now() {
    return moment.clock().instant();
  }
}
