package dev.cinch.checker.check;

import java.util.Map;
import java.util.Set;

/** The broker's groups, of every type. Each method throws when the broker does not answer. */
public interface ConsumerGroups {

  /** Groups that have committed an offset of the topic, or have a member that reads it now. */
  Set<String> readersOf(String topic);

  /** How far groups have come on a topic; without those that are not there. */
  Map<String, GroupProgress> progress(Set<String> groups, String topic);
}
