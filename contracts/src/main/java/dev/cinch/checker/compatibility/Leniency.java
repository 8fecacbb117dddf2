package dev.cinch.checker.compatibility;

/**
 * Something that some Avro decoders forgive and others do not, or are not known to: whether the
 * reader copes depends on its library.
 */
public enum Leniency {
  /** The reader finds a type or a field of the writer by an alias. */
  ALIAS("aliases"),
  /** The reader's enum default takes the place of a symbol that it does not have. */
  ENUM_DEFAULT("enum defaults"),
  /** Records, enums or fixed are taken for one another though their full names differ. */
  NAME("differing names of types"),
  /**
   * The shortest element that the reader expects is longer than the shortest that the writer
   * writes. Avro for Java 1.12.2 holds such a collection for cut off when it has many elements.
   */
  SHORT_ELEMENTS("elements of a collection that are shorter than the reader's type"),
  /**
   * Recursion through which the classic decoder of Avro for Java, the only one by default before
   * 1.12, fails with a NullPointerException or overflows the stack.
   */
  TANGLED_RECURSION("recursion that the classic decoder of Avro for Java gets wrong");

  private final String words;

  Leniency(String words) {
    this.words = words;
  }

  /** In words that fit behind "relies on". */
  public String words() {
    return words;
  }
}
