package dev.cinch.checker.notice;

import dev.cinch.checker.gate.Questions;
import dev.cinch.checker.notice.OwnerAnswer.Answer;
import dev.cinch.checker.notice.OwnerAnswer.Party;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes what owners answer, and lets open questions be asked at once. It may come twice: what was
 * kept before changes nothing. Runs in a transaction of its caller.
 */
public final class TakeAnswer {

  private static final Duration CLOCKS_MAY_DIFFER_BY = Duration.ofMinutes(5);

  private final Notices notices;
  private final OwnerAnswers answers;
  private final AnswerAnnouncements announcements;
  private final Questions questions;
  private final Clock clock;

  public TakeAnswer(
      Notices notices,
      OwnerAnswers answers,
      AnswerAnnouncements announcements,
      Questions questions,
      Clock clock) {
    this.notices = notices;
    this.answers = answers;
    this.announcements = announcements;
    this.questions = questions;
    this.clock = clock;
  }

  /** An answer that is given to us; it is announced to everybody. */
  public OwnerAnswer given(String notice, Answer answer, String actor, @Nullable String reason) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    OwnerAnswer given = toNotice(notice, answer, actor, reason, now);
    if (keep(given)) {
      announcements.announce(given);
    }
    return given;
  }

  /** An answer that was announced by somebody, perhaps by us. */
  public void heard(
      String notice, Answer answer, String actor, @Nullable String reason, Instant at) {
    if (at.isAfter(clock.instant().plus(CLOCKS_MAY_DIFFER_BY))) {
      throw new InvalidAnswer(
          notice, "it says that it was given at %s, which is in the future".formatted(at));
    }
    keep(toNotice(notice, answer, actor, reason, at));
  }

  private OwnerAnswer toNotice(
      String id, Answer answer, String actor, @Nullable String reason, Instant at) {
    Notice notice = notices.find(id).orElseThrow(() -> new NoSuchNotice(id));
    if (actor.isBlank()) {
      throw new InvalidAnswer(id, "it does not say who answers");
    }
    if (answer == Answer.OBJECT && (reason == null || reason.isBlank())) {
      throw new InvalidAnswer(id, "an objection needs a reason");
    }
    return new OwnerAnswer(
        id,
        notice.addressee().owner(),
        new Party(notice.addressee().environment(), notice.addressee().consumer()),
        notice.affair().migration(),
        notice.proposal(),
        answer,
        actor,
        reason,
        at);
  }

  private boolean keep(OwnerAnswer answer) {
    boolean kept = answers.keep(answer);
    if (kept) {
      questions.askAnew(answer.party().environment(), clock.instant());
    }
    return kept;
  }
}
