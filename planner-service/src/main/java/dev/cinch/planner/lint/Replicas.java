package dev.cinch.planner.lint;

import dev.cinch.planner.plan.Plan;
import java.util.stream.Stream;

/** Standbys that have to follow. */
final class Replicas implements Rule {

  @Override
  public String id() {
    return "server.replicas";
  }

  @Override
  public Stream<Advice> look(Plan plan, TargetPicture target) {
    return target.surroundings().replicas() > 0
        ? Stream.of(
            Advice.info(
                "target",
                "%d standby streams from the server: a replayed lock waits behind its queries up to max_standby_streaming_delay"
                    .formatted(target.surroundings().replicas()),
                "Watch its lag during EXPAND, TIGHTEN and RETIRE"))
        : Stream.of();
  }
}
