package dev.cinch.planner.target;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.range.Snapshots;
import dev.cinch.planner.settings.PlannerProperties;
import dev.cinch.planner.step.PhaseFailedException;
import dev.cinch.planner.step.TryLaterException;
import dev.cinch.target.TargetUnavailableException;
import dev.cinch.target.Targets;
import dev.cinch.target.fill.HeldSnapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

@Component
class JdbcSnapshots implements Snapshots {

  /** Of a planner that is frozen, or has lost the migration to another one. */
  private static final Duration UNASKED = Duration.ofMinutes(1);

  private final Targets targets;
  private final Clock clock;
  private final Duration longest;
  private final Map<String, Held> held = new ConcurrentHashMap<>();

  JdbcSnapshots(Targets targets, Clock clock, PlannerProperties properties) {
    this.targets = targets;
    this.clock = clock;
    this.longest = properties.snapshotHold();
  }

  private record Held(HeldSnapshot snapshot, Instant since) {}

  @Override
  public String open(Migration migration) {
    letGo(migration.id());
    try {
      HeldSnapshot opened =
          HeldSnapshot.open(
              targets.get(migration.plan().target()).connect("cinch snapshot of " + migration.id()),
              UNASKED);
      held.put(migration.id(), new Held(opened, clock.instant()));
      return opened.snapshot().id();
    } catch (TargetUnavailableException away) {
      throw new TryLaterException(String.valueOf(away.getMessage()));
    }
  }

  @Override
  public boolean holds(Migration migration, String snapshot) {
    Held found = held.get(migration.id());
    if (found == null || !found.snapshot().snapshot().id().equals(snapshot)) {
      return false;
    }
    if (clock.instant().isAfter(found.since().plus(longest))) {
      letGo(migration.id());
      throw new PhaseFailedException(
          "Cannot count the rows of table %s in one snapshot: the pass did not end within %s, and no snapshot is held for longer, since vacuum clears no dead row away meanwhile; start more workers, or raise cinch.planner.snapshot-hold, then resume"
              .formatted(migration.plan().table(), longest));
    }
    return found.snapshot().isOpen();
  }

  @Override
  public void letGo(String migration) {
    Held found = held.remove(migration);
    if (found != null) {
      found.snapshot().close();
    }
  }

  @Override
  public void letGoOfAllBut(Collection<String> migrations) {
    List.copyOf(held.keySet()).stream()
        .filter(migration -> !migrations.contains(migration))
        .forEach(this::letGo);
  }
}
