package dev.cinch.planner.step;

/** What is asked and told between two tries of a step. */
public interface BetweenTries {

  /** False stops the step. */
  boolean goesOn();

  /** A try has not got its lock, and another one follows. */
  void heldUp(Standstill standstill);
}
