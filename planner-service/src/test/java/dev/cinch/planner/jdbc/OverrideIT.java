package dev.cinch.planner.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.planner.command.Command;
import dev.cinch.planner.command.Command.By;
import dev.cinch.planner.command.CommandRefusedException;
import dev.cinch.planner.command.DecideCommand;
import dev.cinch.planner.command.HandleCommand;
import dev.cinch.planner.command.StartMigration;
import dev.cinch.planner.command.WhatRemains;
import dev.cinch.planner.gate.Outcome;
import dev.cinch.planner.gate.Verdict;
import dev.cinch.planner.gate.Verdict.Finding;
import dev.cinch.planner.gate.Verdict.Question;
import dev.cinch.planner.gate.Verdict.Validity;
import dev.cinch.planner.migration.CommitTransition;
import dev.cinch.planner.migration.GrantedOverride;
import dev.cinch.planner.migration.GrantedOverride.Covered;
import dev.cinch.planner.migration.GrantedOverride.Signed;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.MigrationEvent;
import dev.cinch.planner.migration.MigrationEvent.PhaseMoved;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.PhaseStatus;
import dev.cinch.planner.support.UntouchedTarget;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An approver answers for one finding of a gate, and the gate is asked again. */
class OverrideIT {

  private static final Instant NOW = PlannerDatabase.NOW;
  private static final Covered LAGS =
      new Covered("log.consumed", "orders-value", "billing", "billing-group");

  private final PlannerDatabase database = new PlannerDatabase();
  private final JdbcVerdicts verdicts = new JdbcVerdicts(database.client);
  private final List<MigrationEvent> announced = new ArrayList<>();

  @Test
  void asksTheGateAgainAndKeepsForEverWhoAnswers() {
    Migration gated = gated();
    blocked(gated);

    assertThat(override(LAGS, "we replay by hand", NOW.plusSeconds(3600))).isTrue();

    assertThat(announced)
        .filteredOn(PhaseMoved.class::isInstance)
        .singleElement()
        .satisfies(
            event -> {
              PhaseMoved moved = (PhaseMoved) event;
              assertThat(moved.to()).isEqualTo(PhaseStatus.GATED);
              assertThat(moved.phase()).isEqualTo(Phase.TIGHTEN);
            });
    assertThat(
            database.migrations.history(gated.id()).stream()
                .map(GrantedOverride::of)
                .flatMap(Optional::stream))
        .containsExactly(
            new Signed(
                new GrantedOverride(
                    Phase.TIGHTEN,
                    LAGS,
                    "BLOCKED",
                    "we replay by hand",
                    "team-billing",
                    NOW.plusSeconds(3600)),
                "ann",
                NOW));
  }

  @Test
  void refusesWhatTheVerdictDoesNotHold() {
    blocked(gated());

    assertRefused(
        new Covered("log.consumed", "orders-value", "search", "search-group"),
        "has no such finding of check log.consumed");
    assertRefused(
        new Covered("schema.readers", null, null, null),
        "has no such finding of check schema.readers");
  }

  @Test
  void refusesAnOverrideWithoutAReasonOrThatHasExpired() {
    blocked(gated());

    assertThatThrownBy(() -> override(LAGS, null, NOW.plusSeconds(3600)))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("an override needs a reason and an owner");
    assertThatThrownBy(() -> override(LAGS, "why", NOW))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("covers nothing");
  }

  @Test
  void refusesWhereNoGateIsAsked() {
    Migration migration = database.start("tier");
    blocked(migration);

    assertThatThrownBy(() -> override(LAGS, "why", NOW.plusSeconds(3600)))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("TIGHTEN is PENDING");
  }

  private void assertRefused(Covered covered, String why) {
    assertThatThrownBy(() -> override(covered, "why", NOW.plusSeconds(3600)))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining(why);
  }

  private Migration gated() {
    Migration migration = database.start("tier");
    for (Phase earlier : Phase.values()) {
      if (earlier.compareTo(Phase.TIGHTEN) < 0) {
        migration = database.save(migration.skip(earlier, "test", NOW));
      }
    }
    return database.save(migration.askGate(Phase.TIGHTEN, NOW));
  }

  private void blocked(Migration migration) {
    verdicts.keep(
        new Verdict(
            Question.of(migration, Phase.TIGHTEN),
            Outcome.BLOCKED,
            List.of(
                finding(Outcome.BLOCKED, LAGS),
                finding(Outcome.PASS, new Covered("schema.readers", null, null, null))),
            new Validity(NOW, NOW.plusSeconds(60))));
  }

  private static Finding finding(Outcome outcome, Covered about) {
    return new Finding(
        about.check(),
        outcome,
        "billing lags",
        null,
        Map.of(),
        about.subject(),
        about.consumer(),
        about.detail(),
        null);
  }

  private boolean override(Covered covered, @Nullable String reason, Instant expiresAt) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    UntouchedTarget target = new UntouchedTarget();
    CommitTransition commit =
        new CommitTransition(
            database.transactions,
            database.migrations,
            transition -> announced.addAll(transition.events()),
            database.queues,
            id -> {});
    return new HandleCommand(
            database.migrations,
            commit,
            new StartMigration(database.migrations, commit, target, clock),
            new DecideCommand(
                new WhatRemains(target, new JdbcPortraits(database.client)), verdicts, clock),
            id -> {})
        .handle(
            new Command.Override(
                "tier",
                Phase.TIGHTEN,
                covered,
                "team-billing",
                expiresAt,
                new By("ann", reason, null)));
  }
}
