package dev.cinch.target.lock;

import java.util.List;

/** Hears how a step is getting on, while it runs. Its calls come from the thread that runs it. */
public interface StepListener {

  /** Hears nothing. */
  StepListener NONE = new StepListener() {};

  /** A try failed and will be repeated after a pause. */
  default void tryFailed(BlockedTry blocked) {}

  /** Another session works for the same migration, perhaps left by a planner that was killed. */
  default void waitingForSession(List<Blocker> holders) {}
}
