package dev.cinch.planner.http;

import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.problem.ErrorCode;
import dev.cinch.planner.problem.RequestRefusedException;
import dev.cinch.planner.range.RangeMaps;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where each range of one pass stands. */
@RestController
class RangeMapController {

  private final FindMigration found;
  private final RangeMaps maps;

  RangeMapController(FindMigration found, RangeMaps maps) {
    this.found = found;
    this.maps = maps;
  }

  @GetMapping(
      value = "/api/migrations/{id}/ranges/{phase}/{pass}",
      produces = MediaType.APPLICATION_JSON_VALUE)
  RangeMapView map(
      @PathVariable String id,
      @PathVariable Phase phase,
      @PathVariable int pass,
      @RequestParam(required = false) @Nullable Instant since) {
    return maps.of(found.find(id).id(), phase, pass, since)
        .map(RangeMapView::of)
        .orElseThrow(
            () ->
                new RequestRefusedException(
                    ErrorCode.UNKNOWN_PASS,
                    "Cannot show pass %d of %s: migration %s has not come to it"
                        .formatted(pass, phase, id)));
  }
}
