package dev.cinch.planner.query;

import java.util.Optional;

/** What was found out of readers' queries. Of each migration the newest is kept. */
public interface QueryComparisons {

  void keep(ComparedQueries compared);

  Optional<ComparedQueries> of(String migration);
}
