package dev.cinch.checker.wiring;

import dev.cinch.checker.gate.Decision;
import dev.cinch.checker.gate.Question;
import dev.cinch.checker.gate.Verdicts;
import dev.cinch.checker.notice.TellOwners;
import org.springframework.stereotype.Component;

/** A verdict that is told to everybody is told to those whom it names. */
@Component
final class ToldVerdicts {

  private final Verdicts verdicts;
  private final TellOwners tellOwners;

  ToldVerdicts(Verdicts verdicts, TellOwners tellOwners) {
    this.verdicts = verdicts;
    this.tellOwners = tellOwners;
  }

  void publish(Question question, Decision decision) {
    verdicts.publish(question, decision);
    tellOwners.verdict(question, decision);
  }
}
