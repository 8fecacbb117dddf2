package dev.cinch.planner.lint;

import dev.cinch.planner.plan.Plan;
import dev.cinch.target.catalog.ServerFacts;
import java.util.stream.Stream;

/** Versions that nobody has tried. */
final class UnsupportedServer implements Rule {

  @Override
  public String id() {
    return "server.version";
  }

  @Override
  public Stream<Advice> look(Plan plan, TargetPicture target) {
    return target.server().isSupported()
        ? Stream.of()
        : Stream.of(
            Advice.error(
                "target",
                "PostgreSQL %s is not among the versions %d to %d that are supported"
                    .formatted(target.server().version(), ServerFacts.OLDEST, ServerFacts.NEWEST),
                "Upgrade the server first"));
  }
}
