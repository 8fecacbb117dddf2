package dev.cinch.checker.check;

import java.util.Map;
import java.util.OptionalLong;

/**
 * How far a group has come on a topic.
 *
 * @param committed the offset that it reads next, by partition, where it has committed one
 */
public record GroupProgress(Map<Integer, Long> committed) {

  public GroupProgress {
    committed = Map.copyOf(committed);
  }

  OptionalLong at(int partition) {
    Long offset = committed.get(partition);
    return offset == null ? OptionalLong.empty() : OptionalLong.of(offset);
  }
}
