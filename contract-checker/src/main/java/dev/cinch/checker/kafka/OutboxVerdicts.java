package dev.cinch.checker.kafka;

import dev.cinch.backbone.outbox.Outbox;
import dev.cinch.checker.gate.Decision;
import dev.cinch.checker.gate.Question;
import dev.cinch.checker.gate.Verdicts;
import dev.cinch.events.Topics;
import org.springframework.stereotype.Component;

@Component
final class OutboxVerdicts implements Verdicts {

  private final Outbox outbox;

  OutboxVerdicts(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public void publish(Question question, Decision decision) {
    outbox.append(
        Topics.CONTRACT_VERDICT,
        question.occasion().migration(),
        GateVerdictMapper.event(question, decision));
  }
}
