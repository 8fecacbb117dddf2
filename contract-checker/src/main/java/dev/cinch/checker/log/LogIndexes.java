package dev.cinch.checker.log;

import java.util.Map;

/** What was read of the logs before. */
public interface LogIndexes {

  /** The index of each partition that was read before, of this very topic. */
  Map<Integer, PartitionIndex> load(TopicPart part, String topicId);

  /** Keeps the indexes of some partitions; they only ever grow. */
  void save(TopicPart part, String topicId, Map<Integer, PartitionIndex> indexes);

  /** Forgets a topic's index, also that of an earlier topic of the same name. */
  void forget(TopicPart part);
}
