package dev.cinch.checker.gate;

import java.util.Optional;

/** The traces that questions belong to. */
public interface Traces {

  /** That of the event that asked, as it is written down; empty where it had none. */
  Optional<String> of(Question question);
}
