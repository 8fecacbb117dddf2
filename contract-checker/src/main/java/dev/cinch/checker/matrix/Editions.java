package dev.cinch.checker.matrix;

/** What is known of contracts, verdicts, notices and answers, numbered as it changes. */
public interface Editions {

  /**
   * The edition of this moment: another text than before where anything has been written since,
   * whoever wrote it.
   */
  String latest();
}
