package dev.cinch.planner.http;

import dev.cinch.planner.query.QueryComparisons;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the queries of readers come to on the new column. */
@RestController
@RequestMapping(value = "/api/migrations/{id}/queries", produces = MediaType.APPLICATION_JSON_VALUE)
class QueriesController {

  private final FindMigration found;
  private final QueryComparisons comparisons;

  QueriesController(FindMigration found, QueryComparisons comparisons) {
    this.found = found;
    this.comparisons = comparisons;
  }

  @GetMapping
  QueriesView queries(@PathVariable String id) {
    return comparisons.of(found.find(id).id()).map(QueriesView::of).orElse(QueriesView.NOT_YET);
  }
}
