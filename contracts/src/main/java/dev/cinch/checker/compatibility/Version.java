package dev.cinch.checker.compatibility;

/**
 * A registered version of a subject.
 *
 * @param deleted softly: nobody registers it any more, but what was written with it may still be in
 *     the log
 */
public record Version(int number, AvroSchema schema, boolean deleted) {

  /** In words: version 3, or version 3 (deleted). */
  public String words() {
    return "version %d%s".formatted(number, deleted ? " (deleted)" : "");
  }
}
