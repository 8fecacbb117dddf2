package dev.cinch.checker.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.checker.contract.Contract;
import dev.cinch.checker.contract.ContractVersion;
import dev.cinch.checker.contract.Drafts;
import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.ChangeKind;
import dev.cinch.checker.gate.Conditions;
import dev.cinch.checker.gate.Decision;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Outcome;
import dev.cinch.checker.gate.PhaseChange;
import dev.cinch.checker.gate.Question;
import dev.cinch.checker.gate.Samples;
import dev.cinch.checker.gate.Site;
import dev.cinch.checker.gate.Site.NewColumn;
import dev.cinch.checker.gate.Site.QualifiedName;
import dev.cinch.checker.gate.Verdict;
import dev.cinch.events.AlsoColumn;
import dev.cinch.events.ContractRegistered;
import dev.cinch.events.EventChange;
import dev.cinch.events.GateConditions;
import dev.cinch.events.GateQuestion;
import dev.cinch.events.GateVerdict;
import dev.cinch.events.Phase;
import dev.cinch.events.PhaseChanged;
import dev.cinch.events.PhaseStatus;
import dev.cinch.events.TableRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MappersTest {

  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00.123Z");

  @ParameterizedTest
  @EnumSource(Phase.class)
  void readsEveryPhase(Phase phase) {
    assertThat(read(phase, PhaseStatus.RUNNING, null).occasion().phase().name())
        .isEqualTo(phase.name());
  }

  @ParameterizedTest
  @EnumSource(PhaseStatus.class)
  void readsEveryStatus(PhaseStatus status) {
    assertThat(read(Phase.TIGHTEN, status, null).fact().status().name()).isEqualTo(status.name());
  }

  @ParameterizedTest
  @EnumSource(dev.cinch.events.ChangeKind.class)
  void readsTheQuestionWithEveryKindOfChange(dev.cinch.events.ChangeKind kind) {
    GateQuestion gate =
        new GateQuestion(
            "test",
            List.of(new EventChange("orders", "orders-value", "tier", kind, "\"int\"", "rank")),
            "level",
            true,
            new GateConditions(1_000L, 2_000L, 3_000L, 4_000L),
            List.of(),
            List.of(),
            "rank",
            List.of(new AlsoColumn("rank", true)));

    PhaseChange change = read(Phase.TIGHTEN, PhaseStatus.GATED, gate);

    assertThat(change.ask())
        .satisfies(
            ask ->
                assertThat(ask.changes())
                    .containsExactly(
                        new Change(
                            "orders",
                            "orders-value",
                            "tier",
                            ChangeKind.valueOf(kind.name()),
                            "\"int\"",
                            "rank")))
        .satisfies(
            ask ->
                assertThat(ask.site())
                    .isEqualTo(
                        new Site(
                            "shop",
                            new QualifiedName("public", "orders"),
                            "tier",
                            List.of("level"),
                            "rank",
                            true,
                            1,
                            List.of(new NewColumn("rank", true)))))
        .satisfies(
            ask ->
                assertThat(ask.conditions())
                    .isEqualTo(
                        new Conditions(
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(2),
                            Duration.ofSeconds(3),
                            Duration.ofSeconds(4))));
  }

  @Test
  void readsEveryColumnThatGoes() {
    GateQuestion gate =
        GateQuestion.newBuilder()
            .setEnvironment("test")
            .setChanges(List.of())
            .setDrops("level, rank")
            .setConditions(null)
            .setOverrides(List.of())
            .setDropped(List.of("level", "rank"))
            .setAlso(List.of())
            .build();

    assertThat(
            Objects.requireNonNull(read(Phase.RETIRE, PhaseStatus.GATED, gate).ask())
                .site()
                .drops())
        .containsExactly("level", "rank");
  }

  @Test
  void readsWhatTheVerdictIsBoundTo() {
    PhaseChange change = read(Phase.RETIRE, PhaseStatus.DONE, null);

    assertThat(change.occasion().migration()).isEqualTo("m1");
    assertThat(change.occasion().seq()).isEqualTo(9);
    assertThat(change.occasion().attempt()).isEqualTo(3);
    assertThat(change.occasion().planDigest()).isEqualTo("digest");
    assertThat(change.ask()).isNull();
  }

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void writesEveryOutcomeWithItsEvidence(Outcome outcome) {
    Finding finding =
        new Finding(
            "log.consumed",
            outcome,
            "message",
            outcome == Outcome.PASS ? null : "clears",
            "orders-value",
            "billing",
            Map.of("offset", "7"));
    Question question = Samples.question();

    GateVerdict event =
        GateVerdictMapper.event(
            question,
            new Decision(new Verdict(outcome, List.of(finding)), NOW, NOW.plusSeconds(300)));

    assertThat(event.getVerdict().name()).isEqualTo(outcome.name());
    assertThat(event.getExpiresAt()).isEqualTo(NOW.plusSeconds(300));
    assertThat(event.getFindings())
        .singleElement()
        .satisfies(
            written -> {
              assertThat(written.getOutcome().name()).isEqualTo(outcome.name());
              assertThat(written.getConsumer()).isEqualTo("billing");
              assertThat(written.getEvidence()).isEqualTo(Map.of("offset", "7"));
            });
  }

  @Test
  void readsBackTheContractThatItAnnounces() {
    Contract contract = Drafts.byPosition("billing", "orders-value");

    ContractRegistered event =
        ContractRegisteredMapper.event(new ContractVersion(contract, 3, false, NOW, "ann"));

    assertThat(ContractRegisteredMapper.draft(event).accept()).isEqualTo(contract);
    assertThat(event.getRegisteredAt()).isEqualTo(NOW);
    assertThat(ContractRegisteredMapper.recordKey(contract.key()))
        .isEqualTo("test/billing/orders-value");
  }

  private static PhaseChange read(Phase phase, PhaseStatus status, @Nullable GateQuestion gate) {
    return PhaseChangedMapper.phaseChange(
        PhaseChanged.newBuilder()
            .setMigration("m1")
            .setAttempt(3)
            .setEpoch(1)
            .setSeq(9)
            .setPhase(phase)
            .setStatus(status)
            .setPrevious(PhaseStatus.PENDING)
            .setPlanDigest("digest")
            .setOwner("team-shop")
            .setTarget("shop")
            .setTable(new TableRef("public", "orders"))
            .setColumn("tier")
            .setGate(gate)
            .setEvents(List.of())
            .setAt(NOW)
            .build());
  }
}
