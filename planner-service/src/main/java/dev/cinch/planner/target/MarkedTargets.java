package dev.cinch.planner.target;

import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.rehearsal.RehearsalTargets;
import dev.cinch.planner.step.TryLaterException;
import dev.cinch.target.Targets;
import dev.cinch.target.UnknownTargetException;
import dev.cinch.target.catalog.Catalog;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Those with the setting {@code cinch.targets.<name>.rehearsal}. */
@Component
class MarkedTargets implements RehearsalTargets {

  private final Targets targets;
  private final TargetReader reader;

  MarkedTargets(Targets targets) {
    this.targets = targets;
    this.reader = new TargetReader(targets);
  }

  @Override
  public Optional<String> objection(Plan plan, String target) {
    try {
      return targets.get(target).isForRehearsals()
          ? itself(plan, target)
          : Optional.of(unmarked(target));
    } catch (UnknownTargetException unknown) {
      return Optional.of(String.valueOf(unknown.getMessage()));
    }
  }

  private String unmarked(String target) {
    return "it is not marked for rehearsals; %s, or set cinch.targets.%s.rehearsal=true where it is a copy that nobody depends on"
        .formatted(others(), target);
  }

  private Optional<String> itself(Plan plan, String target) {
    return isTheSame(plan, target)
        ? Optional.of(
            "it is the very database of target \"%s\", for which the plan is meant; have it point to a copy"
                .formatted(plan.target()))
        : Optional.empty();
  }

  private String others() {
    return targets.forRehearsals().isEmpty()
        ? "no target is"
        : "take one of " + String.join(", ", targets.forRehearsals());
  }

  /** A plan's own target, where marked, is meant to be its copy. */
  private boolean isTheSame(Plan plan, String target) {
    if (plan.target().equals(target) || !targets.names().contains(plan.target())) {
      return false;
    }
    try {
      return identity(plan).equals(identity(plan.rehearsedAs(plan.id(), target)));
    } catch (TryLaterException away) {
      return false;
    }
  }

  private String identity(Plan plan) {
    return reader.reading(plan, connection -> new Catalog(connection).identity());
  }
}
