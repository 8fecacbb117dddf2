package dev.cinch.backbone.registry;

/** What a registry demands of the next version of a subject. */
public enum CompatibilityLevel {
  /** Nothing. */
  NONE,
  /** The next version reads what the latest wrote. */
  BACKWARD,
  /** The next version reads what every version wrote. */
  BACKWARD_TRANSITIVE,
  /** The latest version reads what the next writes. */
  FORWARD,
  /** Every version reads what the next writes. */
  FORWARD_TRANSITIVE,
  /** The next and the latest version read each other. */
  FULL,
  /** The next and every version read each other. */
  FULL_TRANSITIVE
}
