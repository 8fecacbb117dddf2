package dev.cinch.planner.http;

import dev.cinch.planner.query.ComparedQueries;
import dev.cinch.planner.query.ComparedQuery;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The queries that read the old column, as they were compared last.
 *
 * @param comparedAt null where they have not been
 * @param queries the dearer ones first
 * @param unseen why there may be others
 */
record QueriesView(@Nullable Instant comparedAt, List<ComparedQuery> queries, List<String> unseen) {

  static final QueriesView NOT_YET = new QueriesView(null, List.of(), List.of());

  static QueriesView of(ComparedQueries compared) {
    return new QueriesView(compared.at(), compared.queries(), compared.unseen());
  }
}
