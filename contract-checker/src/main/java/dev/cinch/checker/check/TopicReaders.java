package dev.cinch.checker.check;

import java.util.Optional;
import java.util.Set;

/** Who may read topics. Each method throws when the broker does not answer. */
public interface TopicReaders {

  /**
   * Principals that may read a topic, each with the groups that it may read through.
   *
   * @return empty where the broker keeps no list of who may do what
   */
  Optional<Set<Reader>> of(String topic);

  /**
   * A principal that may read a topic.
   *
   * @param groups which groups it may read through
   */
  record Reader(String principal, GroupRights groups) {}

  /** Which groups a principal may read through. */
  @FunctionalInterface
  interface GroupRights {

    boolean include(String group);
  }
}
