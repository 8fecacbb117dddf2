package dev.cinch.checker.gate;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Marks the findings that an approver has answered for. Every override is shown, whether it covers
 * anything or not, for as long as the migration asks.
 */
public final class ApplyOverrides {

  private static final String CHECK = "gate.overrides";

  private final Clock clock;

  public ApplyOverrides(Clock clock) {
    this.clock = clock;
  }

  List<Finding> to(List<Finding> findings, List<GrantedOverride> overrides) {
    Instant now = clock.instant();
    List<Finding> marked = new ArrayList<>();
    for (Finding finding : findings) {
      Optional<GrantedOverride> override =
          overrides.stream().filter(each -> each.covers(finding, now)).findFirst();
      marked.add(override.map(finding::overriddenBy).orElse(finding));
    }
    for (GrantedOverride override : overrides) {
      if (findings.stream().noneMatch(finding -> override.covers(finding, now))) {
        marked.add(
            Finding.pass(
                CHECK,
                override.sentence()
                    + (now.isBefore(override.expiresAt())
                        ? "; there is no such finding at present"
                        : "; it has expired")));
      }
    }
    return List.copyOf(marked);
  }
}
