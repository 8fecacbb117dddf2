package dev.cinch.checker.compatibility;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a reader differs from a writer, and what it does.
 *
 * @param path where, from the reader's outermost type: {@code Order.items[].price}, with {@code
 *     [value]} for a map's values
 * @param rule which rule it breaks
 * @param severity what it does to the reader
 * @param reason what is wrong, in the words of the two schemas
 * @param remedy what would put it right
 * @param shownBy the proof of what fails or is lost; null where nothing is to be decoded for it
 */
public record Difference(
    String path,
    Rule rule,
    Severity severity,
    String reason,
    String remedy,
    @Nullable Proof shownBy) {

  /** One sentence for a person. */
  public String sentence() {
    return path + ": " + reason;
  }

  /** How it was shown by data. */
  public Optional<Proof> proof() {
    return Optional.ofNullable(shownBy);
  }
}
