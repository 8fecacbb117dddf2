package dev.cinch.planner.http;

import dev.cinch.planner.range.ReplicaLags;
import dev.cinch.planner.range.ReplicaLags.ReplicaLag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** How far the replicas of a migration's target are behind. */
@RestController
class ReplicaLagController {

  private final FindMigration found;
  private final ReplicaLags lags;

  ReplicaLagController(FindMigration found, ReplicaLags lags) {
    this.found = found;
    this.lags = lags;
  }

  @GetMapping(
      value = "/api/migrations/{id}/replica-lag",
      produces = MediaType.APPLICATION_JSON_VALUE)
  ReplicaLag lag(@PathVariable String id) {
    return lags.of(found.find(id));
  }
}
