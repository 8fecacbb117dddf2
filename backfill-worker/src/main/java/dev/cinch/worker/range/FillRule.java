package dev.cinch.worker.range;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * How a row's new value is found. It comes from the state topic alone, never from a range.
 *
 * @param expression the forward expression, each column qualified by {@code new}
 * @param digest SHA-256 of the expression, hexadecimal; the target's marker holds the same
 * @param repair whether a row that differs from the expression is put right
 * @param writers who writes the new column at each write
 * @param labelled whether our changes are labelled in the log for those who read changes
 */
public record FillRule(
    String expression, String digest, Repair repair, Writers writers, boolean labelled) {

  /** Who writes the new column at each write of a row, and where the marker stands. */
  public enum Writers {
    /** A trigger of the migration, whose function holds the marker. */
    TRIGGER,
    /** The applications, whose values are never replaced; the column itself holds the marker. */
    APPLICATIONS
  }

  /** What is done with a row that is filled and yet differs. */
  public enum Repair {
    /** It is written anew. */
    REWRITE,
    /** Each call gives another value, so only an empty row counts as wrong. */
    ONLY_EMPTY
  }

  /** True where expression and digest belong together. */
  boolean isGenuine() {
    return digest.equals(HexFormat.of().formatHex(sha256(expression)));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot compute SHA-256: every Java platform has it", e);
    }
  }
}
