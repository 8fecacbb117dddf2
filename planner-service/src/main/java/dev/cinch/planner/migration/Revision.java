package dev.cinch.planner.migration;

import java.time.Instant;

/**
 * Which edition of a migration this is.
 *
 * @param version compared and raised at every save
 * @param seq carried by every announcement, so that readers know what they have passed
 */
public record Revision(long version, long seq, Instant createdAt, Instant updatedAt) {

  public static Revision first(Instant now) {
    return new Revision(0, 0, now, now);
  }

  Revision next(Instant now) {
    return new Revision(version, seq + 1, createdAt, now);
  }
}
