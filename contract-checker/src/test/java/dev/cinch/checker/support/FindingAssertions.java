package dev.cinch.checker.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Outcome;
import java.util.List;

/** What a check has found, as tests say it. */
public final class FindingAssertions {

  private FindingAssertions() {}

  /** There is one finding, with these words in its message. */
  public static Finding assertOnly(List<Finding> findings, Outcome outcome, String words) {
    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.message()).contains(words);
              assertThat(finding.outcome()).isEqualTo(outcome);
            });
    return findings.get(0);
  }

  /** There is one finding, and it says this and nothing else. */
  public static void assertOnlyExactly(List<Finding> findings, Outcome outcome, String message) {
    assertThat(assertOnly(findings, outcome, message).message()).isEqualTo(message);
  }
}
