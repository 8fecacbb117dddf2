package dev.cinch.target.fill;

/** How fast the work may go: asked before each transaction, told after it. */
public interface Pace {

  /** What may happen next. */
  enum Decision {
    /** The next transaction may begin. */
    PROCEED,
    /** Slices that are open are left; what is done in whole is reported, the rest handed back. */
    STOP_HERE
  }

  /** Never holds anything. */
  Pace FREE = () -> Decision.PROCEED;

  /** Asked before each transaction; it may wait before it answers. */
  Decision next();

  /** Told what a transaction did, after its commit. */
  default void written(SliceOutcome outcome) {}
}
