package dev.cinch.checker.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.checker.check.TopicReaders.Reader;
import dev.cinch.checker.contract.Drafts;
import dev.cinch.checker.contract.MemoryContracts;
import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.ChangeKind;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Outcome;
import dev.cinch.checker.gate.Samples;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadersKnownTest {

  private static final Change CHANGE = Samples.change(ChangeKind.REQUIRE_FIELD, "\"int\"");

  private final MemoryContracts contracts = new MemoryContracts();

  @Test
  void passesWhenEachReaderMayReadThroughAGroupThatAContractNames() {
    contracts.hold(Drafts.kafkaConsumer("billing", "orders-value"));

    assertThat(look(new Reader("User:b", "billing"::equals)))
        .extracting(Finding::outcome)
        .containsExactly(Outcome.PASS);
  }

  @Test
  void doesNotKnowAReaderWithoutSuchAGroup() {
    contracts.hold(Drafts.kafkaConsumer("billing", "orders-value"));

    assertThat(
            look(new Reader("User:b", "billing"::equals), new Reader("User:lake", group -> false)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.outcome()).isEqualTo(Outcome.UNKNOWN);
              assertThat(finding.message())
                  .isEqualTo(
                      "User:lake may read topic orders, and through no group of its own that a contract names");
            });
  }

  @Test
  void leavesOutWhoIsSaidToConsumeNothing() {
    assertThat(look(new Reader("User:cinch", group -> false)))
        .extracting(Finding::outcome)
        .containsExactly(Outcome.PASS);
  }

  private List<Finding> look(Reader... readers) {
    return new ReadersKnown(topic -> Optional.of(Set.of(readers)), contracts, Set.of("User:cinch"))
        .run(Samples.question(CHANGE), CHANGE);
  }
}
