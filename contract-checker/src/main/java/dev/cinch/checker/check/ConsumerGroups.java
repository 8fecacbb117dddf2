package dev.cinch.checker.check;

import java.util.Optional;
import java.util.Set;

/** The broker's groups, of every type. Each method throws when the broker does not answer. */
public interface ConsumerGroups {

  /** Groups that have committed an offset of the topic, or have a member that reads it now. */
  Set<String> readersOf(String topic);

  /** How far a group has come on a topic; empty if there is no such group. */
  Optional<GroupProgress> progress(String group, String topic);
}
