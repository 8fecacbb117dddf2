package dev.cinch.planner.migration;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a migration, as it is kept for ever.
 *
 * @param what the event's kind: started, state, phase, approved or overridden
 * @param phase null where the migration as a whole moved
 */
public record HistoryEntry(
    Instant at,
    String actor,
    int attempt,
    String what,
    @Nullable Phase phase,
    @Nullable String before,
    @Nullable String after,
    @Nullable String reason,
    Map<String, String> evidence) {}
