package dev.cinch.checker.check;

import dev.cinch.checker.contract.Contract;
import dev.cinch.checker.contract.Contracts;
import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.Check;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Question;
import dev.cinch.checker.notice.Digest;
import dev.cinch.checker.notice.OwnerAnswer;
import dev.cinch.checker.notice.OwnerAnswer.Party;
import dev.cinch.checker.notice.OwnerAnswers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Each consumer's owner has answered READY to this very proposal, or its contract says that
 * compatibility suffices. An objection blocks in any case.
 */
public final class OwnersReady implements Check {

  private final Consumers consumers;
  private final OwnerAnswers answers;
  private final Clock clock;

  public OwnersReady(Contracts contracts, OwnerAnswers answers, Clock clock) {
    this.consumers = new Consumers(contracts);
    this.answers = answers;
    this.clock = clock;
  }

  @Override
  public String id() {
    return "owners.ready";
  }

  @Override
  public List<Finding> run(Question question, Change change) {
    return consumers.each(
        id(),
        question,
        change,
        contract -> look(contract, question, change).with("owner", contract.responsible().owner()));
  }

  private Finding look(Contract contract, Question question, Change change) {
    Optional<OwnerAnswer> answer =
        answers.newest(
            new Party(contract.key().environment(), contract.key().consumer()),
            question.migration(),
            Digest.of(change));
    return answer.isPresent() ? answered(answer.get(), contract, question) : notAnswered(contract);
  }

  private Finding notAnswered(Contract contract) {
    String owner = contract.responsible().owner();
    String consumer = contract.key().consumer();
    return contract.responsible().answerNeeded()
        ? Finding.unknown(
            id(),
            "%s has not answered for %s".formatted(owner, consumer),
            "%s answers READY to the notice (GET /api/notices?consumer=%s)"
                .formatted(owner, consumer))
        : Finding.pass(
                id(), "%s has said that compatibility suffices for %s".formatted(owner, consumer))
            .with(Finding.ANSWER, "NOT_NEEDED");
  }

  private Finding answered(OwnerAnswer answer, Contract contract, Question question) {
    String consumer = contract.key().consumer();
    Finding finding =
        switch (answer.answer()) {
          case OBJECT ->
              Finding.blocked(
                      id(),
                      "%s objects for %s: %s".formatted(answer.actor(), consumer, answer.reason()),
                      "%s answers READY, or the plan is changed".formatted(answer.actor()))
                  .with("objection", String.valueOf(answer.reason()));
          case READY -> ready(answer, contract, question.conditions().answersWithin());
        };
    return finding
        .with(Finding.ANSWER, answer.answer())
        .with("answered_at", answer.at())
        .with("actor", answer.actor());
  }

  private Finding ready(OwnerAnswer answer, Contract contract, Duration within) {
    String consumer = contract.key().consumer();
    String owner = contract.responsible().owner();
    if (!answer.owner().equals(owner) && contract.responsible().answerNeeded()) {
      return Finding.unknown(
          id(),
          "%s answered READY for %s when it was %s's; %s has not answered"
              .formatted(answer.actor(), consumer, answer.owner(), owner),
          "%s answers READY to the notice (GET /api/notices?consumer=%s)"
              .formatted(owner, consumer));
    }
    Instant until = answer.at().plus(within);
    boolean fresh = clock.instant().isBefore(until) || !contract.responsible().answerNeeded();
    return fresh
        ? Finding.pass(id(), "%s has answered READY for %s".formatted(answer.actor(), consumer))
        : Finding.unknown(
            id(),
            "%s answered READY for %s at %s, and the plan takes an answer for %s only"
                .formatted(answer.actor(), consumer, answer.at(), Spans.words(within)),
            "%s answers again".formatted(owner));
  }
}
