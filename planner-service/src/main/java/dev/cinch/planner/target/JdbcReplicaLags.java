package dev.cinch.planner.target;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.range.ReplicaLags;
import dev.cinch.target.TargetException;
import dev.cinch.target.Targets;
import dev.cinch.target.health.HealthReader;
import dev.cinch.target.health.Reading;
import dev.cinch.target.health.Reading.Known;
import dev.cinch.target.health.Reading.Unknown;
import dev.cinch.target.health.Signal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Reads it from the target, once a second at the most, however many look. */
@Component
class JdbcReplicaLags implements ReplicaLags {

  private static final Duration COUNTS_FOR = Duration.ofSeconds(1);

  private final Targets targets;
  private final Clock clock;
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();

  JdbcReplicaLags(Targets targets, Clock clock) {
    this.targets = targets;
    this.clock = clock;
  }

  private record Seen(ReplicaLag lag, Instant at) {}

  @Override
  public ReplicaLag of(Migration migration) {
    Instant now = clock.instant();
    return seen.compute(
            migration.plan().target(),
            (target, before) ->
                before != null && now.isBefore(before.at().plus(COUNTS_FOR))
                    ? before
                    : new Seen(read(migration), now))
        .lag();
  }

  private ReplicaLag read(Migration migration) {
    try (Connection connection =
        targets.get(migration.plan().target()).connect("cinch lag for " + migration.id())) {
      Reading reading =
          new HealthReader(connection).read(Signal.REPLICA_LAG, migration.plan().table());
      if (reading instanceof Known known) {
        return new ReplicaLag(known.value(), null);
      }
      return new ReplicaLag(null, ((Unknown) reading).why());
    } catch (TargetException | SQLException away) {
      return new ReplicaLag(null, String.valueOf(away.getMessage()));
    }
  }
}
