package dev.cinch.checker.check;

/** How topics keep their records. Each method throws when the broker does not answer. */
public interface TopicPolicies {

  /** The policy in force. */
  TopicPolicy of(String topic);
}
