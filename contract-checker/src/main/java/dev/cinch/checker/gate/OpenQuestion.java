package dev.cinch.checker.gate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question that waits for an answer or for a better one.
 *
 * @param id its id
 * @param revision raised by all that happens to it; an answer to an older one is thrown away
 * @param question what is asked
 * @param latest what was decided last; null before the first time
 * @param published what was told last; null before the first time
 */
public record OpenQuestion(
    long id,
    long revision,
    Question question,
    @Nullable Decision latest,
    @Nullable Decision published) {

  /** Whether everybody knows this verdict already, and it need not be confirmed before the time. */
  boolean isKnown(Verdict verdict, Instant nextTime) {
    return published != null
        && verdict.saysTheSameAs(published.verdict())
        && nextTime.isBefore(published.expiresAt());
  }
}
