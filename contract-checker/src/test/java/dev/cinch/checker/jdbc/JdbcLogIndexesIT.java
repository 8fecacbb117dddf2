package dev.cinch.checker.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.checker.log.PartitionIndex;
import dev.cinch.checker.log.TopicPart;
import dev.cinch.checker.support.Database;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JdbcLogIndexesIT {

  private static final TopicPart VALUES = TopicPart.of("orders", "orders-value");
  private static final TopicPart KEYS = TopicPart.of("orders", "orders-key");
  private static final PartitionIndex INDEX = new PartitionIndex(9, Map.of(1, 4L, 2, 8L), 3L);

  private final JdbcLogIndexes indexes = new JdbcLogIndexes(Database.create().client());

  @Test
  void bringsBackEachPartition() {
    PartitionIndex other = new PartitionIndex(0, Map.of(), null);
    indexes.save(VALUES, "id", Map.of(0, INDEX, 1, other));

    assertThat(indexes.load(VALUES, "id")).isEqualTo(Map.of(0, INDEX, 1, other));
  }

  @Test
  void keepsKeysAndValuesApart() {
    indexes.save(VALUES, "id", Map.of(0, INDEX));

    assertThat(indexes.load(KEYS, "id")).isEmpty();
  }

  @Test
  void neverFallsBackBehindWhoeverHasComeFarther() {
    indexes.save(VALUES, "id", Map.of(0, INDEX));
    indexes.save(VALUES, "id", Map.of(0, new PartitionIndex(5, Map.of(1, 2L, 3, 1L), null)));

    assertThat(indexes.load(VALUES, "id"))
        .isEqualTo(Map.of(0, new PartitionIndex(9, Map.of(1, 4L, 2, 8L, 3, 1L), 3L)));
  }

  @Test
  void doesNotMixTwoTopicsOfOneName() {
    indexes.save(VALUES, "id", Map.of(0, INDEX));

    assertThat(indexes.load(VALUES, "another")).isEmpty();
    assertThatThrownBy(() -> indexes.save(VALUES, "another", Map.of(0, INDEX)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Cannot keep the index of topic orders: another checker has met another topic of that"
                + " name; it is read again from its beginning");
  }

  @Test
  void forgetsATopicWhole() {
    indexes.save(VALUES, "id", Map.of(0, INDEX));
    indexes.save(KEYS, "id", Map.of(0, INDEX));

    indexes.forget(VALUES);
    indexes.save(VALUES, "id", Map.of(0, new PartitionIndex(1, Map.of(), null)));

    assertThat(indexes.load(VALUES, "id"))
        .isEqualTo(Map.of(0, new PartitionIndex(1, Map.of(), null)));
    assertThat(indexes.load(KEYS, "id")).hasSize(1);
  }
}
