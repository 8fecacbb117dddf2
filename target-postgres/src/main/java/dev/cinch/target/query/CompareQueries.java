package dev.cinch.target.query;

import dev.cinch.target.TargetException;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import dev.cinch.target.query.QueryComparison.PlannedTwice;
import dev.cinch.target.query.QueryComparison.Query;
import dev.cinch.target.query.QueryComparison.Unplanned;
import dev.cinch.target.usage.SeenStatement;
import dev.cinch.target.usage.StatementStatistics;
import dev.cinch.target.usage.Usage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Has the server plan the queries that it has counted on another column, and says how dear they
 * were and would be. None of them is run.
 */
public final class CompareQueries {

  private static final Set<String> PLANNABLE =
      Set.of("select", "with", "values", "insert", "update", "delete", "merge", "(");
  private static final int SHOWN = 400;

  private final Connection connection;
  private final Limits limits;

  /**
   * How much is done at most.
   *
   * @param queries how many are planned
   * @param time for how long queries are taken up
   */
  public record Limits(int queries, Duration time) {}

  /**
   * @param connection in auto-commit mode, of a role that may make temporary objects and become the
   *     table's owner
   */
  public CompareQueries(Connection connection, Limits limits) {
    this.connection = connection;
    this.limits = limits;
  }

  /**
   * @throws TargetException if the server can't be asked
   */
  public QueryComparison on(ColumnMove move) {
    List<Identifier> names = move.family().stream().map(TableName::name).distinct().toList();
    Optional<StatementStatistics> counted = new Usage(connection).statements(names);
    if (counted.isEmpty()) {
      return new QueryComparison(
          List.of(), List.of(), List.of("the target has no extension pg_stat_statements"));
    }
    try {
      return compare(move, counted.get());
    } catch (SQLException failed) {
      throw TargetException.of(
          "Cannot plan the queries of %s on column %s".formatted(move.table(), move.to()), failed);
    }
  }

  private QueryComparison compare(ColumnMove move, StatementStatistics counted)
      throws SQLException {
    Found found = new Found(new ArrayList<>(), new ArrayList<>());
    List<String> unseen = new ArrayList<>(unseen(counted));
    List<SeenStatement> named =
        counted.statements().stream()
            .filter(seen -> new Rewording(seen.text()).names(move.from().value()))
            .toList();
    SearchPaths paths = SearchPaths.read(connection);
    PlanTwice plans = new PlanTwice(new QueryTrial(connection, move), move);
    long until = System.nanoTime() + limits.time().toNanos();
    int taken = 0;
    while (taken < Math.min(named.size(), limits.queries()) && System.nanoTime() < until) {
      SeenStatement seen = named.get(taken);
      take(seen, plans, paths.of(seen.role()), found);
      taken++;
    }
    if (taken < named.size()) {
      unseen.add(
          "%d statements that are called more seldom were left out"
              .formatted(named.size() - taken));
    }
    return new QueryComparison(found.planned(), found.unplanned(), unseen);
  }

  private static List<String> unseen(StatementStatistics counted) {
    List<String> unseen = new ArrayList<>();
    if (counted.hidden() > 0) {
      unseen.add(
          "%d statements are hidden from the planner's role; grant pg_read_all_stats to it"
              .formatted(counted.hidden()));
    }
    if (!counted.uncounted().isEmpty()) {
      unseen.add(
          "the statements of %s are not counted".formatted(String.join(", ", counted.uncounted())));
    }
    return unseen;
  }

  private record Found(List<PlannedTwice> planned, List<Unplanned> unplanned) {}

  private static void take(SeenStatement seen, PlanTwice plans, String searchPath, Found found)
      throws SQLException {
    Rewording counted = new Rewording(seen.text());
    if (counted.begins(PLANNABLE) || counted.hasQueryWithin()) {
      Query query = new Query(seen.role(), seen.calls(), counted.shown(SHOWN));
      try {
        plans.plan(query, plannable(counted), searchPath).ifPresent(found.planned()::add);
      } catch (CannotPlanException why) {
        found.unplanned().add(new Unplanned(query, String.valueOf(why.getMessage())));
      }
    }
  }

  private static String plannable(Rewording counted) throws CannotPlanException {
    if (counted.hasQueryWithin()) {
      throw new CannotPlanException("it is not a query by itself");
    }
    if (counted.mayBeSeveral()) {
      throw new CannotPlanException("there is a semicolon in it");
    }
    return counted.withParameters();
  }
}
