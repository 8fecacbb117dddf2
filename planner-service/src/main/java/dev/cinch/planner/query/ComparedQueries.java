package dev.cinch.planner.query;

import dev.cinch.planner.query.ComparedQuery.Outcome;
import dev.cinch.target.query.QueryComparison;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The queries that read the old column of a migration, as they were compared at one moment.
 *
 * @param queries the dearer ones first
 * @param unseen why there may be others; empty where there are none
 */
public record ComparedQueries(
    String migration, int attempt, Instant at, List<ComparedQuery> queries, List<String> unseen) {

  private static final String DEARER = "queries_dearer";
  private static final int NAMED = 5;
  private static final int SHOWN = 160;

  public ComparedQueries {
    queries = List.copyOf(queries);
    unseen = List.copyOf(unseen);
  }

  /**
   * @param most what a query may cost, in percent of what it costs now
   */
  public static ComparedQueries of(
      String migration, int attempt, Instant at, QueryComparison comparison, double most) {
    return new ComparedQueries(
        migration,
        attempt,
        at,
        Stream.concat(
                comparison.planned().stream().map(planned -> ComparedQuery.of(planned, most)),
                comparison.unplanned().stream().map(ComparedQuery::of))
            .sorted(
                Comparator.comparing(ComparedQuery::outcome)
                    .thenComparing(ComparedQuery::growth, Comparator.reverseOrder()))
            .toList(),
        comparison.unseen());
  }

  public List<ComparedQuery> dearer() {
    return of(Outcome.DEARER);
  }

  private List<ComparedQuery> of(Outcome outcome) {
    return queries.stream().filter(query -> query.outcome() == outcome).toList();
  }

  /** Which ones get dearer, for somebody who has to decide. */
  public String words() {
    List<ComparedQuery> dearer = dearer();
    StringBuilder words = new StringBuilder();
    words.append(
        "%d of %d statements that read the old column get much dearer on the new one"
            .formatted(dearer.size(), queries.size()));
    String separator = ": ";
    for (ComparedQuery query : dearer.stream().limit(NAMED).toList()) {
      words.append(separator).append(words(query));
      separator = "; ";
    }
    int unknown = of(Outcome.UNKNOWN).size();
    if (unknown > 0) {
      words.append("; of %d it is UNKNOWN".formatted(unknown));
    }
    unseen.forEach(why -> words.append("; ").append(why));
    return words.toString();
  }

  private static String words(ComparedQuery query) {
    return query.before() == null || query.after() == null
        ? shown(query)
        : String.format(
            Locale.ROOT,
            "%.0f in place of %.0f, called %d times by %s: %s",
            query.after().cost(),
            query.before().cost(),
            query.calls(),
            query.role(),
            shown(query));
  }

  private static String shown(ComparedQuery query) {
    String text = query.statement();
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }

  /** Whether such evidence says of no query that it gets dearer, or nothing at all. */
  public static boolean areAllCheap(Map<String, String> evidence) {
    return evidence.getOrDefault(DEARER, "0").equals("0");
  }

  /** The same for the record, without what differs from look to look. */
  public Map<String, String> evidence() {
    Map<String, String> evidence = new LinkedHashMap<>();
    evidence.put("queries", String.valueOf(queries.size()));
    evidence.put(DEARER, String.valueOf(dearer().size()));
    evidence.put("queries_unknown", String.valueOf(of(Outcome.UNKNOWN).size()));
    if (!unseen.isEmpty()) {
      evidence.put("queries_unseen", String.join("; ", unseen));
    }
    return evidence;
  }
}
