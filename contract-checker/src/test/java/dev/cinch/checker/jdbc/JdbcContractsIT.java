package dev.cinch.checker.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.checker.compatibility.Binding;
import dev.cinch.checker.contract.ConsumerKind;
import dev.cinch.checker.contract.Contract;
import dev.cinch.checker.contract.ContractChanged;
import dev.cinch.checker.contract.ContractFilter;
import dev.cinch.checker.contract.ContractKey;
import dev.cinch.checker.contract.ContractVersion;
import dev.cinch.checker.contract.Deployment;
import dev.cinch.checker.contract.Drafts;
import dev.cinch.checker.contract.Reading;
import dev.cinch.checker.contract.Responsible;
import dev.cinch.checker.support.Database;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JdbcContractsIT {

  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00.123Z");

  private static JdbcContracts contracts;

  @BeforeAll
  static void open() {
    contracts = new JdbcContracts(Database.create().client());
  }

  @Test
  void bringsBackAllThatAContractSays() {
    ContractVersion full =
        new ContractVersion(Drafts.kafkaConsumer("full", "orders-value"), 1, false, NOW, "ann");
    ContractVersion bare = new ContractVersion(bare("bare"), 1, false, NOW, "ann");
    contracts.keep(full);
    contracts.keep(bare);

    assertThat(contracts.find(full.contract().key())).hasValue(full);
    assertThat(contracts.find(bare.contract().key())).hasValue(bare);
  }

  @Test
  void keepsEveryVersionAndShowsTheNewest() {
    Contract contract = Drafts.kafkaConsumer("versions", "orders-value");
    ContractVersion first = new ContractVersion(contract, 1, false, NOW, "ann");
    ContractVersion second = new ContractVersion(contract, 2, true, NOW.plusSeconds(1), "ann");
    contracts.keep(first);
    contracts.keep(second);

    assertThat(contracts.find(contract.key())).hasValue(second);
    assertThat(contracts.history(contract.key())).containsExactly(second, first);
  }

  @Test
  void refusesAVersionThatSomebodyElseHasKeptBefore() {
    Contract contract = Drafts.kafkaConsumer("race", "orders-value");
    contracts.keep(new ContractVersion(contract, 1, false, NOW, "ann"));

    assertThatThrownBy(() -> contracts.keep(new ContractVersion(contract, 1, false, NOW, "ann")))
        .isInstanceOf(ContractChanged.class)
        .hasMessage(
            "Cannot change the contract of race on orders-value in test: another change came in"
                + " between; send yours again");
    assertThatThrownBy(() -> contracts.keep(new ContractVersion(contract, 3, false, NOW, "ann")))
        .isInstanceOf(ContractChanged.class);
  }

  @Test
  void findsContractsByWhatIsAskedForAndRemovedOnesOnlyWhenAskedForThem() {
    Contract one = Drafts.kafkaConsumer("filter-one", "filter-value");
    Contract two = Drafts.kafkaConsumer("filter-two", "filter-value");
    contracts.keep(new ContractVersion(one, 1, false, NOW, "ann"));
    contracts.keep(new ContractVersion(two, 1, false, NOW, "ann"));
    contracts.keep(new ContractVersion(two, 2, true, NOW, "ann"));

    assertThat(names(ContractFilter.onSubject("test", "filter-value")))
        .containsExactly("filter-one");
    assertThat(names(ContractFilter.onSubject("elsewhere", "filter-value"))).isEmpty();
    assertThat(names(ContractFilter.onTopic("test", "orders"))).contains("filter-one");
    assertThat(names(ContractFilter.onTopic("test", "payments"))).isEmpty();
    assertThat(
            names(
                new ContractFilter(
                    null,
                    null,
                    "filter-value",
                    null,
                    "team-billing",
                    ConsumerKind.KAFKA_CONSUMER,
                    true)))
        .containsExactly("filter-one", "filter-two");
    assertThat(names(new ContractFilter(null, "filter-two", null, null, null, null, true)))
        .containsExactly("filter-two");
    assertThat(
            names(
                new ContractFilter(
                    null, null, "filter-value", null, null, ConsumerKind.CACHE, true)))
        .isEmpty();
  }

  private static List<String> names(ContractFilter filter) {
    return contracts.matching(filter).stream()
        .map(version -> version.contract().key().consumer())
        .toList();
  }

  private static Contract bare(String consumer) {
    return new Contract(
        new ContractKey("test", consumer, "orders-value"),
        ConsumerKind.SQL_JOB,
        new Responsible("team", null, true),
        new Reading(null, null, List.of(), List.of(), List.of(), Binding.BY_POSITION),
        new Deployment(null, null, null));
  }
}
