package dev.cinch.planner.plan;

import java.time.Duration;

/**
 * What the gate asks of its evidence.
 *
 * @param quiet for how long nothing old may have been written and nothing that goes been used
 * @param verifyWithin how old the result of VERIFY may be when TIGHTEN begins
 * @param heartbeatsWithin how old the heartbeat of a consumer that keeps one may be
 * @param answersWithin how old an owner's answer may be
 */
public record GateDemands(
    Duration quiet, Duration verifyWithin, Duration heartbeatsWithin, Duration answersWithin) {

  static final GateDemands DEFAULT =
      new GateDemands(
          Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofMinutes(5), Duration.ofDays(30));
}
