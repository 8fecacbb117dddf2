package dev.cinch.checker.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Outcome;
import dev.cinch.checker.log.TopicExtent;
import dev.cinch.checker.log.TopicExtent.Extent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PassageTest {

  private final Map<Integer, Optional<Instant>> arrivals = new TreeMap<>();

  @Test
  void saysWhenTheLastPartitionWillBeThere() {
    arrivals.put(0, Optional.of(Instant.parse("2026-11-20T14:20:00.5Z")));
    arrivals.put(1, Optional.of(Instant.parse("2026-11-20T14:10:00Z")));

    Finding finding = findings(Map.of(0, 9L, 1, 9L), Map.of(0, 5L, 1, 5L)).get(0);

    assertThat(finding.message()).endsWith("; at its present pace that is 2026-11-20T14:20:00Z");
    assertThat(finding.evidence()).containsEntry("estimate", "2026-11-20T14:20:00.500Z");
  }

  @Test
  void estimatesNothingWhileOnePartitionDoesNotMove() {
    arrivals.put(0, Optional.of(Instant.parse("2026-11-20T14:20:00Z")));

    assertThat(findings(Map.of(0, 9L, 1, 9L), Map.of(0, 5L, 1, 5L)).get(0).evidence())
        .doesNotContainKey("estimate");
  }

  @Test
  void blocksAndNamesGroupPartitionAndOffset() {
    List<Finding> findings = findings(Map.of(3, 812_446L), Map.of(3, 812_000L));

    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.outcome()).isEqualTo(Outcome.BLOCKED);
              assertThat(finding.message())
                  .isEqualTo(
                      "Blocked by group billing at partition 3 until offset 812447 (committed"
                          + " 812000, 447 to go)");
              assertThat(finding.clears())
                  .isEqualTo("Group billing commits offset 812447 of partition 3");
              assertThat(finding.evidence())
                  .containsEntry("partition.3", "committed 812000, needed 812447")
                  .containsEntry("group", "billing")
                  .containsEntry("records_to_go", "447");
            });
  }

  @Test
  void passesExactlyWhenTheLastOldRecordIsBehind() {
    assertThat(findings(Map.of(0, 9L), Map.of(0, 9L)))
        .extracting(Finding::outcome)
        .containsExactly(Outcome.BLOCKED);
    assertThat(findings(Map.of(0, 9L), Map.of(0, 10L)))
        .extracting(Finding::outcome)
        .containsExactly(Outcome.PASS);
  }

  @Test
  void doesNotKnowWhereNothingWasCommitted() {
    assertThat(findings(Map.of(0, 9L, 1, 4L), Map.of(0, 10L)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.outcome()).isEqualTo(Outcome.UNKNOWN);
              assertThat(finding.message())
                  .isEqualTo(
                      "Group billing has committed nothing at partition 1, so it is not known to"
                          + " have passed the old records there");
            });
  }

  @Test
  void doesNotTrustAnOffsetBeyondTheEndOfTheLog() {
    assertThat(findings(Map.of(0, 9L), Map.of(0, 1_000_001L)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.outcome()).isEqualTo(Outcome.UNKNOWN);
              assertThat(finding.message())
                  .isEqualTo(
                      "Group billing has committed more than there is at partition 0 (1000001): the"
                          + " topic was made anew or cut off since");
            });
  }

  @Test
  void doesNotListHundredsOfPartitions() {
    Map<Integer, Long> lastOld = new TreeMap<>();
    Map<Integer, Long> committed = new TreeMap<>();
    IntStream.range(0, 100)
        .forEach(
            partition -> {
              lastOld.put(partition, 9L);
              committed.put(partition, 0L);
            });

    assertThat(findings(lastOld, committed).get(0).message())
        .contains("partition 7 until offset 10")
        .endsWith(" and 92 more");
  }

  private List<Finding> findings(Map<Integer, Long> lastOld, Map<Integer, Long> committed) {
    SortedMap<Integer, Extent> reach = new TreeMap<>();
    lastOld.keySet().forEach(partition -> reach.put(partition, new Extent(0, 1_000_000, 0)));
    return Passage.findings(
        "log.consumed",
        "billing",
        new GroupProgress(committed),
        new TreeMap<>(lastOld),
        new TopicExtent("id", reach),
        (partition, from, to) -> arrivals.getOrDefault(partition, Optional.empty()));
  }
}
