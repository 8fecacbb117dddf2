package dev.cinch.planner.feed;

import dev.cinch.planner.migration.HistoryEntry;

/** Something that readers of the feed are told. */
public sealed interface FeedEvent {

  /** Where it stands in the feed; what is new stands behind all that any reader has seen. */
  long place();

  String migration();

  /** An entry of the history. */
  record Happened(long place, String migration, HistoryEntry entry) implements FeedEvent {}

  /**
   * How a migration stands; only the newest of each migration is kept.
   *
   * @param standing as it was described when it got its place
   */
  record Stands(long place, String migration, String standing) implements FeedEvent {}
}
