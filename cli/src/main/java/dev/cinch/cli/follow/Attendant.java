package dev.cinch.cli.follow;

import tools.jackson.databind.JsonNode;

/** Sees to a migration that waits for somebody. */
public interface Attendant {

  /** Whether to go on following. */
  enum Then {
    /** It may move again. */
    STAY,
    /** Nobody here will move it. */
    LEAVE
  }

  /**
   * It has begun to wait for something else than before.
   *
   * @param migration as the planner answers it
   * @param what it waits for
   */
  Then waits(JsonNode migration, String what);
}
