package dev.cinch.checker.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an owner has answered.
 *
 * @param notice the notice that is answered
 * @param owner whom the notice was for
 * @param proposal what the notice was about
 * @param reason why, in the actor's words; an objection has one
 */
public record OwnerAnswer(
    String notice,
    String owner,
    Party party,
    String migration,
    String proposal,
    Answer answer,
    String actor,
    @Nullable String reason,
    Instant at) {

  /** For which consumer. */
  public record Party(String environment, String consumer) {}

  /** The answer. */
  public enum Answer {
    /** The consumer is ready. */
    READY,
    /** It must not happen. */
    OBJECT
  }
}
