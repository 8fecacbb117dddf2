package dev.cinch.planner.command;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.step.Portraits;
import dev.cinch.planner.step.TargetFacts;
import dev.cinch.planner.step.TryLaterException;
import dev.cinch.target.catalog.TablePortrait;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what a migration leaves on its target: how the table differs from what it was before. */
public final class WhatRemains {

  private static final String REMAINS = "remains";

  private final TargetFacts target;
  private final Portraits portraits;

  public WhatRemains(TargetFacts target, Portraits portraits) {
    this.target = target;
    this.portraits = portraits;
  }

  /** As evidence for the history; a target that can't be asked stops nobody from aborting. */
  Map<String, String> of(Migration migration) {
    Optional<TablePortrait> before = portraits.of(migration.id());
    if (before.isEmpty()) {
      return Map.of(REMAINS, "nothing: the target has not been touched");
    }
    try {
      return target
          .portrait(migration.plan())
          .map(now -> Map.of(REMAINS, described(now.changesSince(before.get()))))
          .orElse(Map.of(REMAINS, "the table is gone"));
    } catch (TryLaterException away) {
      return Map.of(REMAINS, "UNKNOWN: " + away.getMessage());
    }
  }

  private static String described(List<String> changes) {
    return changes.isEmpty() ? "nothing" : String.join("; ", changes);
  }
}
