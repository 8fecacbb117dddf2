package dev.cinch.checker.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cinch.checker.log.Logs.Reached;
import dev.cinch.checker.log.Logs.Span;
import dev.cinch.checker.log.TopicExtent.Extent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IndexLogTest {

  private static final TopicPart ORDERS = TopicPart.of("orders", "orders-value");

  private static final int LEADER_EPOCH = 4;
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final Instant STAMPED = Instant.parse("2026-11-19T10:00:00Z");

  private Instant now = NOW;
  private final FakeLogs logs = new FakeLogs();
  private final MemoryIndexes indexes = new MemoryIndexes();
  private final IndexLog index = new IndexLog(logs, indexes, clock());

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }

  @Test
  void findsTheLastRecordOfEachSchema() {
    logs.records = List.of(1, 1, 2, 1, 2);

    assertThat(index.view(ORDERS).partitions())
        .containsExactly(Map.entry(0, index(5, null, 1, 3L, 2, 4L)));
  }

  @Test
  void readsOnlyWhatIsNew() {
    logs.records = List.of(1, 1);
    index.view(ORDERS);
    logs.records = List.of(1, 1, 2);

    LogView view = index.view(ORDERS);

    assertThat(logs.lastRead).isEqualTo(Map.of(0, new Span(2, 3)));
    assertThat(view.partitions().get(0)).isEqualTo(index(3, null, 1, 1L, 2, 2L));
  }

  /** As the checks of one change do, which run side by side. */
  @Test
  void readsOnceForAllWhoAskAtTheSameTime() throws Exception {
    logs.records = List.of(1, 1, 2);
    List<LogView> views = Collections.synchronizedList(new ArrayList<>());
    Thread second = new Thread(() -> views.add(index.view(ORDERS)));
    logs.whileReading =
        () -> {
          second.start();
          await()
              .atMost(Duration.ofSeconds(30))
              .until(() -> second.getState() == Thread.State.WAITING || logs.reads.get() > 1);
        };

    views.add(index.view(ORDERS));
    second.join();

    assertThat(logs.reads).hasValue(1);
    assertThat(views).hasSize(2);
    assertThat(views.get(0)).isEqualTo(views.get(1));
  }

  @Test
  void readsNothingWhenNothingIsNew() {
    logs.records = List.of(1, 1);
    index.view(ORDERS);
    logs.lastRead = Map.of();

    index.view(ORDERS);

    assertThat(logs.lastRead).isEmpty();
  }

  @Test
  void forgetsWhatRetentionHasDeleted() {
    logs.records = List.of(1, 0, 2, 2);
    assertThat(index.view(ORDERS).partitions().get(0)).isEqualTo(index(4, 1L, 1, 0L, 2, 3L));
    logs.start = 2;

    assertThat(index.view(ORDERS).partitions().get(0)).isEqualTo(index(4, null, 2, 3L));
  }

  @Test
  void readsAnotherTopicOfTheSameNameFromItsBeginning() {
    logs.records = List.of(1, 1, 1);
    index.view(ORDERS);
    logs.topicId = "another";
    logs.records = List.of(2, 2, 2, 2);

    assertThat(index.view(ORDERS).partitions().get(0)).isEqualTo(index(4, null, 2, 3L));
  }

  @Test
  void readsALogThatWasCutOffFromItsBeginning() {
    logs.records = List.of(1, 1, 2);
    index.view(ORDERS);
    logs.records = List.of(1, 1);

    assertThat(index.view(ORDERS).partitions().get(0)).isEqualTo(index(2, null, 1, 1L));
  }

  @Test
  void readsALogThatWasCutBackAndHasGrownSinceFromItsBeginning() {
    logs.records = List.of(1, 1, 2);
    index.view(ORDERS);
    logs.leaderEpoch = 5;
    logs.heldUntil = 1;
    logs.records = List.of(1, 3, 3, 3);

    assertThat(index.view(ORDERS).partitions().get(0))
        .isEqualTo(index(4, null, 1, 0L, 3, 3L).heldBy(5));
  }

  @Test
  void asksALaterLeaderOnceAndReadsOnlyWhatIsNewWhereItHoldsTheRest() {
    logs.records = List.of(1, 1);
    index.view(ORDERS);
    logs.leaderEpoch = 5;
    index.view(ORDERS);
    index.view(ORDERS);
    assertThat(logs.compared).containsExactly(Map.of(0, new Reached(2, 4)));

    logs.records = List.of(1, 1, 2);
    index.view(ORDERS);
    assertThat(logs.lastRead).isEqualTo(Map.of(0, new Span(2, 3)));
    assertThat(logs.compared).hasSize(1);
  }

  @Test
  void keepsWhatItHasReadWhenTheReadingComesToGrief() {
    logs.records = List.of(1, 1, 2, 2);
    logs.failAt = 2L;
    assertThatThrownBy(() -> index.view(ORDERS)).hasMessage("the broker is away");
    logs.failAt = null;

    index.view(ORDERS);

    assertThat(logs.lastRead).isEqualTo(Map.of(0, new Span(2, 4)));
  }

  @Test
  void looksAtKeysForASubjectOfKeys() {
    assertThat(TopicPart.of("orders", "orders-key").part()).isEqualTo(TopicPart.Part.KEY);
    assertThat(TopicPart.of("orders", "shop.Order").part()).isEqualTo(TopicPart.Part.VALUE);
  }

  @Test
  void keepsTheTimeByWhichTheLastRecordWasThereThoughItIsLookedAtAgain() {
    logs.records = List.of(1);
    index.view(ORDERS);
    now = now.plusSeconds(60);
    logs.records = List.of(1, 2);

    assertThat(Objects.requireNonNull(index.view(ORDERS).partitions().get(0)).lastRecords())
        .isEqualTo(
            Map.of(
                SchemaMark.id(1), new LastRecord(0, now.minusSeconds(60), STAMPED),
                SchemaMark.id(2), new LastRecord(1, now, STAMPED)));
  }

  @Test
  void takesWhatNamesOneSchemaAfterTheOtherForNoFraming() {
    logs.records = java.util.stream.IntStream.rangeClosed(1, 10_001).boxed().toList();

    PartitionIndex seen = Objects.requireNonNull(index.view(ORDERS).partitions().get(0));

    assertThat(seen.lastRecords()).hasSize(10_000);
    assertThat(seen.lastUnframed()).isEqualTo(10_000L);
  }

  /** An index of schema ids and the last offset of each, in turn. */
  private static PartitionIndex index(long until, @Nullable Long unframed, Object... lastOffsets) {
    Map<SchemaMark, LastRecord> last = new HashMap<>();
    for (int i = 0; i < lastOffsets.length; i += 2) {
      last.put(
          SchemaMark.id((int) lastOffsets[i]),
          new LastRecord((long) lastOffsets[i + 1], NOW, STAMPED));
    }
    return new PartitionIndex(until, LEADER_EPOCH, last, unframed);
  }

  /** One partition; a record is its schema's id, or 0 where it has no framing. */
  private static final class FakeLogs implements Logs {
    private String topicId = "first";
    private List<Integer> records = List.of();
    private long start;
    private int leaderEpoch = LEADER_EPOCH;
    private long heldUntil = Long.MAX_VALUE;
    private final List<Map<Integer, Reached>> compared = new ArrayList<>();
    private @Nullable Long failAt;
    private Map<Integer, Span> lastRead = Map.of();
    private final AtomicInteger reads = new AtomicInteger();
    private Runnable whileReading = () -> {};

    @Override
    public TopicExtent extent(String topic) {
      return new TopicExtent(
          topicId, new TreeMap<>(Map.of(0, new Extent(start, records.size(), leaderEpoch))));
    }

    @Override
    public Set<Integer> cutBack(String topic, Map<Integer, Reached> reached) {
      compared.add(reached);
      return reached.values().stream().anyMatch(place -> place.until() > heldUntil)
          ? reached.keySet()
          : Set.of();
    }

    @Override
    public void read(TopicPart part, Map<Integer, Span> spans, Reader reader) {
      lastRead = spans;
      if (reads.incrementAndGet() == 1) {
        whileReading.run();
      }
      Span span = spans.values().iterator().next();
      for (long offset = span.from(); offset < span.until(); offset++) {
        if (failAt != null && offset == failAt) {
          throw new IllegalStateException("the broker is away");
        }
        int schema = records.get((int) offset);
        if (schema == 0) {
          reader.unframed(0, offset);
        } else {
          reader.framed(0, offset, SchemaMark.id(schema), STAMPED);
        }
        reader.readUntil(0, offset + 1, leaderEpoch);
        reader.portionRead();
      }
    }
  }

  private static final class MemoryIndexes implements LogIndexes {
    private final Map<String, Map<Integer, PartitionIndex>> byTopicId = new HashMap<>();

    @Override
    public Map<Integer, PartitionIndex> load(TopicPart part, String topicId) {
      return byTopicId.getOrDefault(topicId, Map.of());
    }

    @Override
    public void save(TopicPart part, String topicId, Map<Integer, PartitionIndex> indexes) {
      byTopicId.put(topicId, Map.copyOf(indexes));
    }

    @Override
    public void forget(TopicPart part) {
      byTopicId.clear();
    }
  }
}
