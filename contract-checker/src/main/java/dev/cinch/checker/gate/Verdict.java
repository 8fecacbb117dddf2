package dev.cinch.checker.gate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The gate's answer: PASS only when every finding is, or an approver answers for it. */
public record Verdict(Outcome outcome, List<Finding> findings) {

  public Verdict {
    findings = List.copyOf(findings);
  }

  /** The answer that findings come to. */
  public static Verdict of(List<Finding> findings) {
    if (findings.isEmpty()) {
      throw new IllegalArgumentException("A verdict without findings proves nothing");
    }
    return new Verdict(worst(findings), findings);
  }

  private static Outcome worst(List<Finding> findings) {
    Set<Outcome> outcomes =
        findings.stream()
            .filter(finding -> !finding.lets())
            .map(Finding::outcome)
            .collect(Collectors.toCollection(HashSet::new));
    if (outcomes.contains(Outcome.BLOCKED)) {
      return Outcome.BLOCKED;
    }
    return outcomes.contains(Outcome.UNKNOWN) ? Outcome.UNKNOWN : Outcome.PASS;
  }

  /** How each consumer stands that it speaks of. */
  public List<Standing> standings() {
    return Standing.in(this);
  }

  /** Whether somebody who knows the other one learns nothing new from this. */
  boolean saysTheSameAs(Verdict other) {
    return outcome == other.outcome && gists().equals(other.gists());
  }

  private Set<Finding.Gist> gists() {
    return findings.stream().map(Finding::gist).collect(Collectors.toSet());
  }
}
