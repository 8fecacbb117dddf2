package dev.cinch.checker.check;

import static dev.cinch.checker.support.FindingAssertions.assertOnly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.checker.contract.Contract;
import dev.cinch.checker.contract.ContractKey;
import dev.cinch.checker.contract.ContractVersion;
import dev.cinch.checker.contract.Drafts;
import dev.cinch.checker.contract.MemoryContracts;
import dev.cinch.checker.contract.Responsible;
import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.ChangeKind;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Outcome;
import dev.cinch.checker.gate.Samples;
import dev.cinch.checker.notice.Digest;
import dev.cinch.checker.notice.OwnerAnswer;
import dev.cinch.checker.notice.OwnerAnswer.Answer;
import dev.cinch.checker.notice.OwnerAnswer.Party;
import dev.cinch.checker.notice.OwnerAnswers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OwnersReadyTest {

  private static final Change CHANGE = Samples.change(ChangeKind.REQUIRE_FIELD, "\"int\"");
  private static final Change OTHER = Samples.change(ChangeKind.REQUIRE_FIELD, "\"long\"");

  private final MemoryContracts contracts = new MemoryContracts();
  private @Nullable OwnerAnswer answer;

  @BeforeEach
  void register() {
    contracts.hold(Drafts.kafkaConsumer("billing", "orders-value"));
  }

  @Test
  void doesNotKnowWithoutAnAnswer() {
    assertOfBilling(look(CHANGE, Duration.ZERO), Outcome.UNKNOWN, "has not answered for billing");
  }

  @Test
  void passesWhenTheOwnerIsReadyForThisVeryProposal() {
    answered(Answer.READY, CHANGE);

    assertOfBilling(
        look(CHANGE, Duration.ZERO), Outcome.PASS, "ann has answered READY for billing");
    assertOfBilling(look(OTHER, Duration.ZERO), Outcome.UNKNOWN, "has not answered for billing");
  }

  @Test
  void blocksAnObjectionHoweverOld() {
    answered(Answer.OBJECT, CHANGE);

    assertOfBilling(
        look(CHANGE, Duration.ofDays(99)), Outcome.BLOCKED, "ann objects for billing: no");
  }

  @Test
  void doesNotTakeAnAnswerThatIsTooOld() {
    answered(Answer.READY, CHANGE);

    assertOfBilling(look(CHANGE, Duration.ofDays(29)), Outcome.PASS, "READY");
    assertOfBilling(
        look(CHANGE, Duration.ofDays(30)),
        Outcome.UNKNOWN,
        "and the plan takes an answer for 30 d only");
  }

  @Test
  void doesNotTakeTheAnswerOfAnotherOwner() {
    answered(Answer.READY, CHANGE);
    contracts.keep(
        contracts
            .find(new ContractKey("test", "billing", "orders-value"))
            .map(
                version ->
                    new ContractVersion(
                        ownedBy("team-ledger", version.contract()), 2, false, Samples.NOW, null))
            .orElseThrow());

    assertOfBilling(
        look(CHANGE, Duration.ZERO),
        Outcome.UNKNOWN,
        "ann answered READY for billing when it was team-billing's; team-ledger has not answered");
  }

  private static Contract ownedBy(String owner, Contract contract) {
    return new Contract(
        contract.key(),
        contract.kind(),
        new Responsible(owner, null, true),
        contract.reading(),
        contract.deployment());
  }

  private void answered(Answer what, Change change) {
    answer =
        new OwnerAnswer(
            "n",
            "team-billing",
            new Party("test", "billing"),
            "m1",
            Digest.of(change),
            what,
            "ann",
            "no",
            Samples.NOW);
  }

  private List<Finding> look(Change change, Duration later) {
    OwnerAnswers answers =
        new OwnerAnswers() {
          @Override
          public boolean keep(OwnerAnswer kept) {
            return false;
          }

          @Override
          public Optional<OwnerAnswer> newest(Party party, String migration, String proposal) {
            return Optional.ofNullable(answer).filter(a -> a.proposal().equals(proposal));
          }
        };
    Instant now = Samples.NOW.plus(later);
    return new OwnersReady(contracts, answers, Clock.fixed(now, ZoneOffset.UTC))
        .run(Samples.question(change), change);
  }

  private static void assertOfBilling(List<Finding> findings, Outcome outcome, String words) {
    assertThat(assertOnly(findings, outcome, words).consumer()).isEqualTo("billing");
  }
}
