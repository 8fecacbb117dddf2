package dev.cinch.worker.pace;

import dev.cinch.target.health.Reading;
import dev.cinch.worker.range.MigrationView.Subject;
import dev.cinch.worker.range.Threshold;

/** Reads figures of a target's health. */
public interface Health {

  /** The figure that a threshold is about; what can't be read is said, not thrown. */
  Reading read(Subject subject, Threshold threshold);
}
