package dev.cinch.worker;

/** How ranges reach workers. Planner and workers must agree on it. */
public enum Dispatch {
  /** Through a share group: a queue. Needs Kafka 4.2 or newer. */
  SHARE,
  /** Through an ordinary consumer group over several partitions, for any other broker. */
  GROUP
}
