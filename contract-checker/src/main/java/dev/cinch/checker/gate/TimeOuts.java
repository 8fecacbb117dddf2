package dev.cinch.checker.gate;

import java.time.Duration;
import java.util.Map;

/**
 * How long each check may take.
 *
 * @param otherwise for a check that is not named
 * @param byCheck by the checks' ids
 */
public record TimeOuts(Duration otherwise, Map<String, Duration> byCheck) {

  public TimeOuts {
    byCheck = Map.copyOf(byCheck);
  }

  /** That of the check that may take longest. */
  Duration longest() {
    return byCheck.values().stream()
        .filter(each -> each.compareTo(otherwise) > 0)
        .max(Duration::compareTo)
        .orElse(otherwise);
  }

  Duration of(String check) {
    return byCheck.getOrDefault(check, otherwise);
  }
}
