package dev.cinch.checker.log;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The broker's logs. */
public interface Logs {

  /**
   * How far a topic reaches at this moment.
   *
   * @throws NoSuchTopic if there is none
   */
  TopicExtent extent(String topic);

  /**
   * Reads partitions up to given offsets, only what is committed, and tells of each record in
   * order. Waits for transactions that are open; responds to interruption.
   */
  void read(TopicPart part, Map<Integer, Span> spans, Reader reader);

  /**
   * The partitions that no longer hold what was read of them: their log was cut back, as a leader
   * does that had not all of it, and may have grown anew since.
   *
   * @param reached up to where partitions were read, and under which leader
   */
  Set<Integer> cutBack(String topic, Map<Integer, Reached> reached);

  /** Up to where a partition was read, exclusively, and the epoch of its leader there. */
  record Reached(long until, int leaderEpoch) {}

  /** The offsets to read, the end exclusively. */
  record Span(long from, long until) {}

  /** Is told what is read. */
  interface Reader {

    /** A record that names its schema. */
    void framed(int partition, long offset, SchemaMark schema, Instant timestamp);

    /** A record that is in no framing that is known. */
    void unframed(int partition, long offset);

    /**
     * All before this offset was told. Called after each portion, on every partition of it.
     *
     * @param leaderEpoch of the leader there; null where the broker has not told yet
     */
    void readUntil(int partition, long offset, @Nullable Integer leaderEpoch);

    /** A portion is through. */
    void portionRead();
  }
}
