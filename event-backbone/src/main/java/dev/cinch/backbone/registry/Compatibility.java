package dev.cinch.backbone.registry;

import java.util.List;

/**
 * A registry's answer to whether a schema may become the next version of a subject.
 *
 * @param compatible whether it may
 * @param reasons why not, in the registry's words; may be empty
 */
public record Compatibility(boolean compatible, List<String> reasons) {
  /** Copies the reasons. */
  public Compatibility {
    reasons = List.copyOf(reasons);
  }
}
