package dev.cinch.checker.gate;

import java.time.Clock;
import java.time.Instant;

/**
 * Takes note of phase changes, which may come twice, late or out of order. Runs in a transaction of
 * its caller.
 */
public final class HearPhaseChange {

  private final Questions questions;
  private final PhaseFacts facts;
  private final PhaseListener listener;
  private final Clock clock;

  public HearPhaseChange(
      Questions questions, PhaseFacts facts, PhaseListener listener, Clock clock) {
    this.questions = questions;
    this.facts = facts;
    this.listener = listener;
    this.clock = clock;
  }

  public void hear(PhaseChange change) {
    Occasion occasion = change.occasion();
    if (!questions.advance(occasion.migration(), occasion.seq())) {
      return;
    }
    facts.keep(occasion.migration(), change.fact());
    listener.changed(change);
    Instant now = clock.instant();
    questions
        .findOpen(occasion.migration())
        .filter(open -> change.supersedes(open.question()))
        .ifPresent(open -> questions.close(open, occasion, now));
    change.question().ifPresent(question -> questions.open(question, now));
  }
}
