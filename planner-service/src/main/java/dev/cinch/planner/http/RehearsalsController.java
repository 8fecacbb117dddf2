package dev.cinch.planner.http;

import dev.cinch.access.Caller;
import dev.cinch.planner.command.StartRehearsal;
import dev.cinch.planner.command.StartRehearsal.Begun;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.problem.ErrorCode;
import dev.cinch.planner.problem.RequestRefusedException;
import dev.cinch.planner.rehearsal.RehearsalReport;
import dev.cinch.planner.rehearsal.ReportRehearsal;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Tries plans out on copies. A rehearsal is a migration, and steered like one. */
@RestController
@RequestMapping(path = "/api/rehearsals", produces = MediaType.APPLICATION_JSON_VALUE)
class RehearsalsController {

  private final StartRehearsal starting;
  private final ReportRehearsal report;
  private final FindMigration found;

  RehearsalsController(StartRehearsal starting, ReportRehearsal report, FindMigration found) {
    this.starting = starting;
    this.report = report;
    this.found = found;
  }

  /** Without a target, the plan's own is the one on which it is rehearsed. */
  @PostMapping(
      consumes = {MediaType.TEXT_PLAIN_VALUE, MediaType.APPLICATION_YAML_VALUE, "text/yaml"})
  ResponseEntity<RehearsalReport> start(
      @RequestBody byte[] plan,
      @RequestParam(required = false) @Nullable String target,
      @AuthenticationPrincipal Caller caller) {
    return start(PlanBody.read(plan), target, caller);
  }

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ResponseEntity<RehearsalReport> start(
      @RequestPart MultipartFile plan,
      @RequestPart(required = false) @Nullable List<MultipartFile> overlay,
      @RequestParam(required = false) @Nullable String target,
      @AuthenticationPrincipal Caller caller) {
    return start(PlanBody.read(plan, overlay), target, caller);
  }

  private ResponseEntity<RehearsalReport> start(Plan plan, @Nullable String target, Caller caller) {
    Begun begun = starting.start(plan, target == null ? plan.target() : target, caller.name());
    String id = begun.migration();
    return begun.isNew()
        ? ResponseEntity.created(URI.create("/api/rehearsals/" + id)).body(show(id))
        : ResponseEntity.ok(show(id));
  }

  @GetMapping("/{id}")
  RehearsalReport show(@PathVariable String id) {
    Migration migration = found.find(id);
    if (!migration.isRehearsal()) {
      throw new RequestRefusedException(
          ErrorCode.NO_REHEARSAL,
          "Cannot report on %s: it is meant, and no rehearsal; GET /api/migrations/%s shows it"
              .formatted(id, id));
    }
    return report.of(migration);
  }
}
