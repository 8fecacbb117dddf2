package dev.cinch.target.health;

/** What came of reading one figure. */
public sealed interface Reading {

  /** The figure as it was read. */
  record Known(double value) implements Reading {}

  /**
   * It could not be read.
   *
   * @param why for a person
   * @param forbidden our role lacks a right, so that the next try fails as this one did
   */
  record Unknown(String why, boolean forbidden) implements Reading {}
}
