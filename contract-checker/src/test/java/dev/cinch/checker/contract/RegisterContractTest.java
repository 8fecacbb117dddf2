package dev.cinch.checker.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.checker.contract.Registered.Effect;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegisterContractTest {

  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00.123456Z");
  private static final Instant NOW_IN_MILLIS = Instant.parse("2026-11-20T10:00:00.123Z");
  private static final Contract FIRST = contract("a");
  private static final Contract SECOND = contract("b");

  private final MemoryContracts contracts = new MemoryContracts();
  private final List<ContractVersion> announced = new ArrayList<>();
  private final List<ContractKey> told = new ArrayList<>();
  private final RegisterContract register =
      new RegisterContract(contracts, announced::add, told::add, Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void keepsAnnouncesAndTellsOfANewContract() {
    Registered registered = register.register(FIRST, "ann");

    assertThat(registered.effect()).isEqualTo(Effect.CREATED);
    assertThat(registered.version())
        .isEqualTo(new ContractVersion(FIRST, 1, false, NOW_IN_MILLIS, "ann"));
    assertThat(announced).containsExactly(registered.version());
    assertThat(told).containsExactly(FIRST.key());
  }

  @Test
  void keepsAnotherVersionOfAContractThatChanges() {
    register.register(FIRST, "ann");

    Registered registered = register.register(SECOND, "ann");

    assertThat(registered.effect()).isEqualTo(Effect.CHANGED);
    assertThat(contracts.history(FIRST.key()))
        .extracting(ContractVersion::version)
        .containsExactly(2, 1);
  }

  @Test
  void doesNothingWhenTheContractSaysTheSame() {
    register.register(FIRST, "ann");

    Registered again = register.register(FIRST, "ann");

    assertThat(again.effect()).isEqualTo(Effect.UNCHANGED);
    assertThat(again.version().version()).isEqualTo(1);
    assertThat(announced).hasSize(1);
    assertThat(told).hasSize(1);
  }

  @Test
  void takesItsOwnAnnouncementsForNoChangeEvenWhenTheyComeLate() {
    register.register(FIRST, "ann");
    register.register(SECOND, "ann");
    register.remove(FIRST.key(), "ann");

    for (ContractVersion own : announced) {
      if (own.removed()) {
        register.heardRemoval(own.contract().key(), own.registeredAt(), "ann");
      } else {
        register.heard(own.contract(), own.registeredAt(), "ann");
      }
    }

    assertThat(contracts.history(FIRST.key())).hasSize(3);
    assertThat(contracts.find(FIRST.key()).orElseThrow().removed()).isTrue();
  }

  @Test
  void keepsWhoRegisteredAndWhoRemoved() {
    register.register(FIRST, "ann");
    register.heard(SECOND, NOW.plusSeconds(1), null);
    register.remove(FIRST.key(), "bob");

    assertThat(contracts.history(FIRST.key()))
        .extracting(ContractVersion::registeredBy)
        .containsExactly("bob", null, "ann");
    assertThat(announced).extracting(ContractVersion::registeredBy).containsExactly("ann", "bob");
  }

  @Test
  void registersEachOwnChangeLaterThanTheOneBeforeThoughTheClockStands() {
    register.register(FIRST, "ann");
    register.register(SECOND, "ann");

    assertThat(contracts.history(FIRST.key()))
        .extracting(ContractVersion::registeredAt)
        .containsExactly(NOW_IN_MILLIS.plusMillis(1), NOW_IN_MILLIS);
  }

  @Test
  void takesOverAnAnnouncementOfSomebodyElseWithoutRepeatingIt() {
    register.heard(FIRST, NOW.minusSeconds(5), "ann");

    assertThat(contracts.find(FIRST.key()).orElseThrow().registeredAt())
        .isEqualTo(NOW.minusSeconds(5));
    assertThat(announced).isEmpty();
    assertThat(told).containsExactly(FIRST.key());
  }

  @Test
  void ignoresAnAnnouncementThatIsOlderThanWhatItKnows() {
    register.heard(SECOND, NOW, "ann");

    register.heard(FIRST, NOW.minusMillis(1), "ann");

    assertThat(contracts.find(FIRST.key()).orElseThrow().contract()).isEqualTo(SECOND);
  }

  @Test
  void refusesAnAnnouncementFromTheFuture() {
    assertThatThrownBy(() -> register.heard(FIRST, NOW.plusSeconds(3_600), "ann"))
        .isInstanceOf(InvalidContract.class)
        .hasMessageContaining(
            "registered_at is 2026-11-20T11:00:00.123456Z, which is in the future and would outlast"
                + " every change until then");
  }

  @Test
  void removesAContractAndKeepsItsTrace() {
    register.register(FIRST, "ann");

    ContractVersion removed = register.remove(FIRST.key(), "ann");

    assertThat(removed.removed()).isTrue();
    assertThat(removed.contract()).isEqualTo(FIRST);
    assertThat(contracts.matching(ContractFilter.onSubject("test", FIRST.key().subject())))
        .isEmpty();
    assertThat(announced).hasSize(2).last().isEqualTo(removed);
  }

  @Test
  void revivesARemovedContract() {
    register.register(FIRST, "ann");
    register.remove(FIRST.key(), "ann");

    Registered registered = register.register(FIRST, "ann");

    assertThat(registered.effect()).isEqualTo(Effect.CREATED);
    assertThat(registered.version().version()).isEqualTo(3);
  }

  @Test
  void refusesToRemoveWhatIsNotThere() {
    assertThatThrownBy(() -> register.remove(FIRST.key(), "ann"))
        .isInstanceOf(NoSuchContract.class)
        .hasMessage(
            "Cannot remove the contract of billing on orders-value in test: there is none; GET"
                + " /api/contracts lists those that hold");
  }

  @Test
  void ignoresTheEndOfAContractThatItDoesNotKnow() {
    register.heardRemoval(FIRST.key(), NOW, "ann");

    assertThat(contracts.history(FIRST.key())).isEmpty();
  }

  private static Contract contract(String group) {
    return Drafts.draft(
            "test", "billing", "orders-value", "KAFKA_CONSUMER", "\"string\"", List.of(group))
        .accept();
  }
}
