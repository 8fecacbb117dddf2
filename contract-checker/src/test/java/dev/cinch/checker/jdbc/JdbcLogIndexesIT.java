package dev.cinch.checker.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.checker.log.LastRecord;
import dev.cinch.checker.log.PartitionIndex;
import dev.cinch.checker.log.SchemaMark;
import dev.cinch.checker.log.TopicPart;
import dev.cinch.checker.support.Database;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JdbcLogIndexesIT {

  private static final TopicPart VALUES = TopicPart.of("orders", "orders-value");
  private static final TopicPart KEYS = TopicPart.of("orders", "orders-key");
  private static final PartitionIndex INDEX = index(9, 3L, 1, 4L, 2, 8L);

  private final JdbcLogIndexes indexes = new JdbcLogIndexes(Database.create().client());

  @Test
  void bringsBackEachPartition() {
    PartitionIndex other = index(0, null);
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
    indexes.save(VALUES, "id", Map.of(0, index(5, null, 1, 2L, 3, 1L)));

    assertThat(indexes.load(VALUES, "id")).isEqualTo(Map.of(0, index(9, 3L, 1, 4L, 2, 8L, 3, 1L)));
  }

  @Test
  void keepsTheLeaderUnderWhichWhoeverHasComeFartherRead() {
    indexes.save(VALUES, "id", Map.of(0, index(9, null).heldBy(4)));
    indexes.save(VALUES, "id", Map.of(0, index(8, null).heldBy(7)));
    assertThat(indexes.load(VALUES, "id")).isEqualTo(Map.of(0, index(9, null).heldBy(4)));

    indexes.save(VALUES, "id", Map.of(0, index(9, null).heldBy(6)));
    indexes.save(VALUES, "id", Map.of(0, index(9, null).heldBy(5)));
    assertThat(indexes.load(VALUES, "id")).isEqualTo(Map.of(0, index(9, null).heldBy(6)));

    indexes.save(VALUES, "id", Map.of(0, index(10, null).heldBy(5)));
    assertThat(indexes.load(VALUES, "id")).isEqualTo(Map.of(0, index(10, null).heldBy(5)));
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
    indexes.save(VALUES, "id", Map.of(0, index(1, null)));

    assertThat(indexes.load(VALUES, "id")).isEqualTo(Map.of(0, index(1, null)));
    assertThat(indexes.load(KEYS, "id")).hasSize(1);
  }

  /** An index of schema ids and the last offset of each, in turn; times follow from the offset. */
  private static PartitionIndex index(long until, @Nullable Long unframed, Object... lastOffsets) {
    Map<SchemaMark, LastRecord> last = new HashMap<>();
    for (int i = 0; i < lastOffsets.length; i += 2) {
      long offset = (long) lastOffsets[i + 1];
      last.put(
          SchemaMark.id((int) lastOffsets[i]),
          new LastRecord(
              offset, Instant.ofEpochSecond(1_000 + offset), Instant.ofEpochMilli(offset)));
    }
    return new PartitionIndex(until, null, last, unframed);
  }
}
