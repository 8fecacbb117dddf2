package dev.cinch.planner.http;

import dev.cinch.planner.migration.HistoryEntry;
import dev.cinch.planner.migration.Migrations;
import dev.cinch.planner.range.BadRows;
import dev.cinch.planner.range.PassSummaries;
import dev.cinch.planner.step.StepRuns;
import dev.cinch.planner.step.StepRuns.KeptRun;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is on record about one migration. */
@RestController
@RequestMapping(value = "/api/migrations/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class RecordsController {

  private static final int FAILING = 100;

  private final FindMigration found;
  private final Migrations migrations;
  private final StepRuns runs;
  private final PassSummaries passes;
  private final BadRows badRows;

  RecordsController(
      FindMigration found,
      Migrations migrations,
      StepRuns runs,
      PassSummaries passes,
      BadRows badRows) {
    this.found = found;
    this.migrations = migrations;
    this.runs = runs;
    this.passes = passes;
    this.badRows = badRows;
  }

  @GetMapping("/history")
  List<HistoryEntry> history(@PathVariable String id) {
    return migrations.history(found.find(id).id());
  }

  @GetMapping("/steps")
  List<KeptRun> steps(@PathVariable String id) {
    return runs.of(found.find(id).id());
  }

  @GetMapping("/ranges")
  List<PassView> ranges(@PathVariable String id) {
    return passes.of(found.find(id).id(), FAILING).stream().map(PassView::of).toList();
  }

  @GetMapping("/bad-rows")
  BadRowPage badRows(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    long place = after == null ? 0 : Cursor.number(after);
    int most = PageLimit.checked(limit, "bad rows");
    return BadRowPage.of(badRows.page(found.find(id).id(), place, most + 1), most);
  }
}
