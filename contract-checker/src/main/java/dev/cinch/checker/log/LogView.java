package dev.cinch.checker.log;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A topic as it was at one moment: how far it reached, and which schemas its records have. */
public record LogView(TopicExtent extent, SortedMap<Integer, PartitionIndex> partitions) {

  /** Only what is still in the log. */
  static LogView of(TopicExtent extent, Map<Integer, PartitionIndex> indexes) {
    SortedMap<Integer, PartitionIndex> present = new TreeMap<>();
    extent
        .partitions()
        .forEach(
            (partition, reach) ->
                present.put(
                    partition,
                    indexes.getOrDefault(partition, PartitionIndex.nothing()).from(reach.start())));
    return new LogView(extent, present);
  }
}
