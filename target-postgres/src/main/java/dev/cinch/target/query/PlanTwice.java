package dev.cinch.target.query;

import dev.cinch.target.query.QueryComparison.PlannedTwice;
import dev.cinch.target.query.QueryComparison.Query;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Has a query planned as it is, and on the other column. Which of its words are the column is
 * guessed; that a guess was right is proved by what the server says that the queries depend on.
 */
final class PlanTwice {

  private final QueryTrial trial;
  private final ColumnMove move;

  /** A text, and what the server has read in it. */
  private record Understood(String text, ReadQuery read) {}

  PlanTwice(QueryTrial trial, ColumnMove move) {
    this.trial = trial;
    this.move = move;
  }

  /** Empty where the query does not read the column, or reads the other one already. */
  Optional<PlannedTwice> plan(Query query, String text, String searchPath)
      throws SQLException, CannotPlanException {
    ReadQuery read = trial.read(text, searchPath);
    boolean takesAll = new Rewording(text).hasStar();
    if (!read.from() || (read.to() && !takesAll)) {
      return Optional.empty();
    }
    Understood moved = moved(text, read, takesAll, searchPath);
    return Optional.of(
        new PlannedTwice(
            query, plan(new Understood(text, read), searchPath), onTheOther(moved, searchPath)));
  }

  private Understood moved(String text, ReadQuery read, boolean takesAll, String searchPath)
      throws SQLException, CannotPlanException {
    String refusal = null;
    for (String proposal : new Rewording(text).proposals(move)) {
      try {
        ReadQuery other = trial.read(proposal, searchPath);
        boolean same = other.columns().equals(read.columns());
        if (same && other.to() && (takesAll || !other.from())) {
          return new Understood(proposal, other);
        }
      } catch (CannotPlanException refused) {
        refusal = refusal == null ? refused.getMessage() : refusal;
      }
    }
    throw new CannotPlanException(
        refusal == null
            ? "it can't be told which of its names are column " + move.from()
            : onTheOther(refusal));
  }

  private QueryPlan plan(Understood query, String searchPath)
      throws SQLException, CannotPlanException {
    if (!query.read().strangers().isEmpty()) {
      throw new CannotPlanException(
          "it depends on %s, who may not act as the table's owner"
              .formatted(String.join(", ", query.read().strangers())));
    }
    return trial.plan(query.text(), query.read().parameters(), searchPath);
  }

  private QueryPlan onTheOther(Understood query, String searchPath)
      throws SQLException, CannotPlanException {
    try {
      return plan(query, searchPath);
    } catch (CannotPlanException refused) {
      throw new CannotPlanException(onTheOther(String.valueOf(refused.getMessage())));
    }
  }

  private String onTheOther(String refusal) {
    return "on column %s the server refuses it: %s".formatted(move.to(), refusal);
  }
}
