package dev.cinch.checker.inspection;

import org.jspecify.annotations.Nullable;

/**
 * What was found at a place.
 *
 * @param weight what it means
 * @param rule its stable id
 * @param spot where
 * @param message a sentence for a person
 * @param remedy what would put it right
 * @param subject the subject that it is about, if it is about one
 * @param consumer the consumer that it is about, if it is about one
 * @param proof the datum that shows it, if there is one
 */
public record Problem(
    Weight weight,
    String rule,
    Spot spot,
    String message,
    String remedy,
    @Nullable String subject,
    @Nullable String consumer,
    @Nullable String proof) {

  static Problem violation(String rule, Spot spot, String message, String remedy) {
    return new Problem(Weight.VIOLATION, rule, spot, message, remedy, null, null, null);
  }

  static Problem unknown(String rule, Spot spot, String message, String remedy) {
    return new Problem(Weight.UNKNOWN, rule, spot, message, remedy, null, null, null);
  }

  static Problem warning(String rule, Spot spot, String message, String remedy) {
    return new Problem(Weight.WARNING, rule, spot, message, remedy, null, null, null);
  }

  Problem about(String aSubject, @Nullable String aConsumer) {
    return new Problem(weight, rule, spot, message, remedy, aSubject, aConsumer, proof);
  }

  Problem shownBy(@Nullable String aProof) {
    return new Problem(weight, rule, spot, message, remedy, subject, consumer, aProof);
  }
}
