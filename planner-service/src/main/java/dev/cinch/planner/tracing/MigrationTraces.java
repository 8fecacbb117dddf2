package dev.cinch.planner.tracing;

import dev.cinch.backbone.trace.Spans;
import dev.cinch.backbone.trace.ThreadTrace;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Migrations;
import dev.cinch.planner.migration.Traces;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

@Component
final class MigrationTraces implements Traces {

  private static final int REMEMBERED = 1000;

  private final ThreadTrace trace;
  private final Migrations migrations;

  /** It never changes, so that it need not be read at each look. */
  private final Map<String, Optional<String>> known =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Optional<String>> eldest) {
              return size() > REMEMBERED;
            }
          });

  MigrationTraces(ThreadTrace trace, Migrations migrations) {
    this.trace = trace;
    this.migrations = migrations;
  }

  /** The trace in which the migration was started; empty where it was not traced. */
  Optional<String> of(String migration) {
    Optional<String> found = known.get(migration);
    if (found == null) {
      found = migrations.trace(migration);
      known.put(migration, found);
    }
    return found;
  }

  @Override
  public <T> T during(Migration migration, Supplier<T> work) {
    Optional<String> start = of(migration.id());
    return trace.get(
        start.map(
            whole ->
                PhaseSpan.running(migration)
                    .map(phase -> Spans.below(whole, phase.id()))
                    .orElse(whole)),
        work);
  }
}
