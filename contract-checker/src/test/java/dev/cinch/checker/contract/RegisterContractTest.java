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
    Registered registered = register.register(FIRST);

    assertThat(registered.effect()).isEqualTo(Effect.CREATED);
    assertThat(registered.version()).isEqualTo(new ContractVersion(FIRST, 1, false, NOW_IN_MILLIS));
    assertThat(announced).containsExactly(registered.version());
    assertThat(told).containsExactly(FIRST.key());
  }

  @Test
  void keepsAnotherVersionOfAContractThatChanges() {
    register.register(FIRST);

    Registered registered = register.register(SECOND);

    assertThat(registered.effect()).isEqualTo(Effect.CHANGED);
    assertThat(contracts.history(FIRST.key()))
        .extracting(ContractVersion::version)
        .containsExactly(2, 1);
  }

  @Test
  void doesNothingWhenTheContractSaysTheSame() {
    register.register(FIRST);

    Registered again = register.register(FIRST);

    assertThat(again.effect()).isEqualTo(Effect.UNCHANGED);
    assertThat(again.version().version()).isEqualTo(1);
    assertThat(announced).hasSize(1);
    assertThat(told).hasSize(1);
  }

  @Test
  void takesItsOwnAnnouncementsForNoChangeEvenWhenTheyComeLate() {
    register.register(FIRST);
    register.register(SECOND);
    register.remove(FIRST.key());

    for (ContractVersion own : announced) {
      if (own.removed()) {
        register.heardRemoval(own.contract().key(), own.registeredAt());
      } else {
        register.heard(own.contract(), own.registeredAt());
      }
    }

    assertThat(contracts.history(FIRST.key())).hasSize(3);
    assertThat(contracts.find(FIRST.key()).orElseThrow().removed()).isTrue();
  }

  @Test
  void registersEachOwnChangeLaterThanTheOneBeforeThoughTheClockStands() {
    register.register(FIRST);
    register.register(SECOND);

    assertThat(contracts.history(FIRST.key()))
        .extracting(ContractVersion::registeredAt)
        .containsExactly(NOW_IN_MILLIS.plusMillis(1), NOW_IN_MILLIS);
  }

  @Test
  void takesOverAnAnnouncementOfSomebodyElseWithoutRepeatingIt() {
    register.heard(FIRST, NOW.minusSeconds(5));

    assertThat(contracts.find(FIRST.key()).orElseThrow().registeredAt())
        .isEqualTo(NOW.minusSeconds(5));
    assertThat(announced).isEmpty();
    assertThat(told).containsExactly(FIRST.key());
  }

  @Test
  void ignoresAnAnnouncementThatIsOlderThanWhatItKnows() {
    register.heard(SECOND, NOW);

    register.heard(FIRST, NOW.minusMillis(1));

    assertThat(contracts.find(FIRST.key()).orElseThrow().contract()).isEqualTo(SECOND);
  }

  @Test
  void refusesAnAnnouncementFromTheFuture() {
    assertThatThrownBy(() -> register.heard(FIRST, NOW.plusSeconds(3_600)))
        .isInstanceOf(InvalidContract.class)
        .hasMessageContaining(
            "registered_at is 2026-11-20T11:00:00.123456Z, which is in the future and would outlast"
                + " every change until then");
  }

  @Test
  void removesAContractAndKeepsItsTrace() {
    register.register(FIRST);

    ContractVersion removed = register.remove(FIRST.key());

    assertThat(removed.removed()).isTrue();
    assertThat(removed.contract()).isEqualTo(FIRST);
    assertThat(contracts.matching(ContractFilter.onSubject("test", FIRST.key().subject())))
        .isEmpty();
    assertThat(announced).hasSize(2).last().isEqualTo(removed);
  }

  @Test
  void revivesARemovedContract() {
    register.register(FIRST);
    register.remove(FIRST.key());

    Registered registered = register.register(FIRST);

    assertThat(registered.effect()).isEqualTo(Effect.CREATED);
    assertThat(registered.version().version()).isEqualTo(3);
  }

  @Test
  void refusesToRemoveWhatIsNotThere() {
    assertThatThrownBy(() -> register.remove(FIRST.key()))
        .isInstanceOf(NoSuchContract.class)
        .hasMessage(
            "Cannot remove the contract of billing on orders-value in test: there is none; GET"
                + " /api/contracts lists those that hold");
  }

  @Test
  void ignoresTheEndOfAContractThatItDoesNotKnow() {
    register.heardRemoval(FIRST.key(), NOW);

    assertThat(contracts.history(FIRST.key())).isEmpty();
  }

  private static Contract contract(String group) {
    return Drafts.draft(
            "test", "billing", "orders-value", "KAFKA_CONSUMER", "\"string\"", List.of(group))
        .accept();
  }
}
