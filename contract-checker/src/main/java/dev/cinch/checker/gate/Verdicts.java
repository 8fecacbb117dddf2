package dev.cinch.checker.gate;

/** Where verdicts are told. */
public interface Verdicts {

  /** Tells a verdict, with the transaction that keeps it. */
  void publish(Question question, Decision decision);
}
