package dev.cinch.target.lock;

/** Says whether a step should end at the next good moment. */
@FunctionalInterface
public interface StopSignal {

  /** Never stops. */
  StopSignal NEVER = () -> false;

  boolean stopRequested();
}
