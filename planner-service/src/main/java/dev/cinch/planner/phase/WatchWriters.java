package dev.cinch.planner.phase;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.step.ForgetfulWriters;
import dev.cinch.planner.step.ForgetfulWriters.Sighting;
import dev.cinch.planner.step.TryLaterException;
import dev.cinch.target.TargetException;
import dev.cinch.target.usage.WriterSample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks now and then at what the sessions of a target do, while the applications have to write both
 * columns, and takes note of who leaves the new one out. It sees samples: nobody is cleared by it.
 */
final class WatchWriters {

  private static final Logger LOG = LoggerFactory.getLogger(WatchWriters.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final int TOLD = 3;

  private final PhaseTools tools;
  private final ForgetfulWriters writers;
  private final Map<String, Look> last = new ConcurrentHashMap<>();

  private record Look(Instant at, long hidden) {}

  WatchWriters(PhaseTools tools, ForgetfulWriters writers) {
    this.tools = tools;
    this.writers = writers;
  }

  /** A look that fails keeps nothing back. */
  void look(Migration migration) {
    Instant now = tools.now();
    Look before = last.get(migration.id());
    if (before != null && now.isBefore(before.at().plus(BETWEEN_LOOKS))) {
      return;
    }
    try {
      WriterSample sample = tools.target().forgetfulWriters(migration.plan(), migration.sync());
      writers.saw(migration.id(), sample.writers(), now);
      last.put(migration.id(), new Look(now, sample.hidden()));
    } catch (TryLaterException | TargetException failed) {
      LOG.info("Migration {}: who writes was not seen: {}", migration.id(), failed.getMessage());
    }
  }

  /** Who was seen since VERIFY began, in words that end a sentence. */
  String words(Migration migration) {
    List<Sighting> seen = writers.since(migration.id(), migration.recordOf(Phase.VERIFY).since());
    return seen.isEmpty()
        ? "who writes without it is UNKNOWN: no statement that was seen does" + hidden(migration)
        : "seen writing without it: %s%s"
            .formatted(
                seen.stream()
                    .limit(TOLD)
                    .map(sighting -> sighting.writer().toString())
                    .collect(Collectors.joining("; ")),
                seen.size() > TOLD ? "; and %d more".formatted(seen.size() - TOLD) : "");
  }

  private String hidden(Migration migration) {
    Look look = last.get(migration.id());
    return look == null || look.hidden() == 0
        ? ""
        : ", and those of %d sessions are hidden from the planner's role; grant pg_read_all_stats to it"
            .formatted(look.hidden());
  }
}
