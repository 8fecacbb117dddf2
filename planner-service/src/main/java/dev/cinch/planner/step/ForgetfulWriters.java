package dev.cinch.planner.step;

import dev.cinch.target.usage.SeenWriter;
import java.time.Instant;
import java.util.List;

/** Who was seen writing the old column of a migration and leaving the new one as it is. */
public interface ForgetfulWriters {

  void saw(String migration, List<SeenWriter> writers, Instant at);

  /** Those that were seen since then; the one that was seen last comes first. */
  List<Sighting> since(String migration, Instant begin);

  /** Somebody, with the first and the last time when they were seen. */
  record Sighting(SeenWriter writer, Instant firstSeen, Instant lastSeen) {}
}
