package dev.cinch.checker.check;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Statements that name a table, as the database has counted them.
 *
 * @param statements all that may be read
 * @param hidden how many may not
 * @param resetAt since when is counted
 * @param evictions how often entries had to make room for others since then
 * @param uncounted whose statements are not counted
 */
public record StatementLog(
    List<Statement> statements,
    long hidden,
    Instant resetAt,
    long evictions,
    List<String> uncounted) {

  public StatementLog {
    statements = List.copyOf(statements);
    uncounted = List.copyOf(uncounted);
  }

  /**
   * One statement.
   *
   * @param key tells it from all others
   * @param role who runs it
   * @param calls how often, since the statistics were reset
   * @param text its text, with its constants replaced
   * @param use what it does with the column
   */
  public record Statement(String key, String role, long calls, String text, Use use) {}

  /** What a statement does with a column. */
  public enum Use {
    /** Nothing. */
    NONE,
    /** It names the column. */
    NAMES,
    /** It binds all columns by their position: {@code select *}, or an insert without a list. */
    BINDS_BY_POSITION,
    /** It can't be told. */
    PERHAPS
  }

  /** The calls of each statement. */
  Map<String, Long> calls() {
    Map<String, Long> calls = new TreeMap<>();
    statements.forEach(statement -> calls.put(statement.key(), statement.calls()));
    return calls;
  }
}
