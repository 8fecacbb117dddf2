package dev.cinch.checker.matrix;

/** The matrix of subjects, consumers and environments. */
public interface Cells {

  /**
   * The cells of every contract that holds, one for each question that is open on its subject or
   * one without any; in the order of environment, subject, consumer and migration.
   */
  Page page(CellFilter filter, Place after, int limit);
}
