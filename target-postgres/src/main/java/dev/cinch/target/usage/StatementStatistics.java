package dev.cinch.target.usage;

import java.time.Instant;
import java.util.List;

/**
 * The statements of one database that name a table.
 *
 * @param statements what we may read
 * @param hidden how many statements of other roles we may not read
 * @param resetAt since when is counted
 * @param evictions how often entries had to make room for others since then
 * @param uncounted whose statements are not counted, such as {@code everybody} or a role; empty
 *     where all are
 */
public record StatementStatistics(
    List<SeenStatement> statements,
    long hidden,
    Instant resetAt,
    long evictions,
    List<String> uncounted) {

  public StatementStatistics {
    statements = List.copyOf(statements);
    uncounted = List.copyOf(uncounted);
  }
}
