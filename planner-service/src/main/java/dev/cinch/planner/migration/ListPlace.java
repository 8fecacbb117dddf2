package dev.cinch.planner.migration;

import java.time.Instant;

/** After which migration a list goes on: what is added meanwhile moves nothing behind it. */
public record ListPlace(Instant createdAt, String id) {

  public static ListPlace of(Migration migration) {
    return new ListPlace(migration.revision().createdAt(), migration.id());
  }
}
