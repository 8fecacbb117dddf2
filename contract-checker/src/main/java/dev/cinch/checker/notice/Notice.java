package dev.cinch.checker.notice;

import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.Phase;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a consumer's owner is told.
 *
 * @param id made from the fact itself, so that the same fact has the same id
 * @param change what happens to the event
 * @param proposal the digest of what is proposed; an answer counts for this proposal alone
 */
public record Notice(
    String id,
    Addressee addressee,
    Affair affair,
    Change change,
    String proposal,
    Wording wording,
    Instant at) {

  /**
   * Who is told.
   *
   * @param notifyAt where, if they have said so
   */
  public record Addressee(
      String environment, String consumer, String owner, @Nullable String notifyAt) {}

  /**
   * What about.
   *
   * @param phase the phase with which it takes effect
   */
  public record Affair(
      String migration, int attempt, String planDigest, Phase phase, NoticeOccasion occasion) {}

  /**
   * In what words.
   *
   * @param message what changes, and when
   * @param toDo what to do, and how to answer
   * @param diff what the proposed schema changes for the consumer, a line a difference
   * @param fields the consumer's fields that it touches
   * @param answerLink a signed address at which to answer; null where there is none
   */
  public record Wording(
      String message,
      String toDo,
      List<String> diff,
      List<String> fields,
      @Nullable String answerLink) {

    public Wording {
      diff = List.copyOf(diff);
      fields = List.copyOf(fields);
    }
  }
}
