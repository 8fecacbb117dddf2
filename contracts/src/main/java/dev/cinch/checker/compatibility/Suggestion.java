package dev.cinch.checker.compatibility;

/**
 * A change of one of the two schemas that takes a difference away. It was tried: with the amended
 * schema in the place of the old one the engine finds the difference no more, and no new one.
 *
 * @param kind what sort of change it is
 * @param side whose schema changes
 * @param words what to do
 * @param amended the schema with the change made
 * @param suffices whether nothing else is in the way then
 */
public record Suggestion(Kind kind, Side side, String words, AvroSchema amended, boolean suffices) {

  /** What sort of change. */
  public enum Kind {
    /** A field or type of the reader gets an alias. */
    ALIAS,
    /** A field or enum of the reader gets a default. */
    DEFAULT,
    /** The reader takes more than before. */
    WIDER_READER,
    /** The writer goes on for a while as before, until the readers have changed. */
    TRANSITION
  }

  /** Whose schema. */
  public enum Side {
    READER,
    WRITER
  }
}
