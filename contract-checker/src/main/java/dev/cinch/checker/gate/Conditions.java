package dev.cinch.checker.gate;

import java.time.Duration;

/**
 * What the plan asks of the evidence.
 *
 * @param quiet for how long nothing old may have been written and nothing that goes been used
 * @param verifyWithin how old the result of VERIFY may be
 * @param heartbeatsWithin how old the heartbeat of a consumer that keeps one may be
 * @param answersWithin how old an owner's answer may be
 */
public record Conditions(
    Duration quiet, Duration verifyWithin, Duration heartbeatsWithin, Duration answersWithin) {

  /** Where a plan says nothing, as those of an older planner. */
  public static final Conditions USUAL =
      new Conditions(
          Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofMinutes(5), Duration.ofDays(30));
}
