package dev.cinch.checker.log;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * How far a topic reaches.
 *
 * @param topicId the broker's id of it; another topic of the same name has another
 * @param partitions the extent of each partition
 */
public record TopicExtent(String topicId, SortedMap<Integer, Extent> partitions) {

  /**
   * How far a partition reaches.
   *
   * @param start the first offset that is still there
   * @param end the offset that the next record gets, whether or not those before it are committed
   * @param leaderEpoch which of its leaders it has; null where the broker does not tell
   */
  public record Extent(long start, long end, @Nullable Integer leaderEpoch) {}
}
