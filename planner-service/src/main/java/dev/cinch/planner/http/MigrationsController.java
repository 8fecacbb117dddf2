package dev.cinch.planner.http;

import dev.cinch.access.Caller;
import dev.cinch.planner.command.Command;
import dev.cinch.planner.command.Command.By;
import dev.cinch.planner.command.Commands;
import dev.cinch.planner.gate.Verdict;
import dev.cinch.planner.gate.Verdicts;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.MigrationFilter;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.State;
import dev.cinch.planner.phase.ExplainWait;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.step.ForgetfulWriters;
import java.net.URI;
import java.util.List;
import java.util.Set;
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

@RestController
@RequestMapping(value = "/api/migrations", produces = MediaType.APPLICATION_JSON_VALUE)
class MigrationsController {

  private final FindMigration migrations;
  private final Verdicts verdicts;
  private final ExplainWait waits;
  private final Commands commands;
  private final ForgetfulWriters writers;

  MigrationsController(
      FindMigration migrations,
      Verdicts verdicts,
      ExplainWait waits,
      Commands commands,
      ForgetfulWriters writers) {
    this.migrations = migrations;
    this.verdicts = verdicts;
    this.waits = waits;
    this.commands = commands;
    this.writers = writers;
  }

  /** The body is the plan file; the same plan again changes nothing, and is answered with 200. */
  @PostMapping(
      consumes = {MediaType.TEXT_PLAIN_VALUE, MediaType.APPLICATION_YAML_VALUE, "text/yaml"})
  ResponseEntity<MigrationView> start(
      @RequestBody byte[] plan, @AuthenticationPrincipal Caller caller) {
    return start(PlanBody.read(plan), caller);
  }

  /** The same of a plan with what is laid over it. */
  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ResponseEntity<MigrationView> start(
      @RequestPart MultipartFile plan,
      @RequestPart(required = false) @Nullable List<MultipartFile> overlay,
      @AuthenticationPrincipal Caller caller) {
    return start(PlanBody.read(plan, overlay), caller);
  }

  private ResponseEntity<MigrationView> start(Plan plan, Caller caller) {
    String id = plan.id();
    boolean started =
        commands.handle(
            new Command.Start(id, plan.text().yaml(), new By(caller.name(), null, null)));
    return started
        ? ResponseEntity.created(URI.create("/api/migrations/" + id)).body(show(id))
        : ResponseEntity.ok(show(id));
  }

  @GetMapping
  MigrationPage list(
      @RequestParam(defaultValue = "") Set<State> state,
      @RequestParam(required = false) @Nullable String target,
      @RequestParam(required = false) @Nullable String owner,
      @RequestParam(required = false) @Nullable String table,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    return migrations.page(
        new MigrationFilter(state, target, owner, withSchema(table)),
        after == null ? null : Cursor.from(after),
        PageLimit.checked(limit, "migrations"));
  }

  /** As in a plan: without a schema it is the one of that name in public. */
  private static @Nullable String withSchema(@Nullable String table) {
    return table == null || table.contains(".") ? table : "public." + table;
  }

  @GetMapping("/{id}")
  MigrationView show(@PathVariable String id) {
    Migration migration = migrations.find(id);
    return MigrationView.of(
        migration,
        verdict(migration),
        waits.of(migration).orElse(null),
        writers.since(id, migration.recordOf(Phase.SYNC).since()));
  }

  @PostMapping(value = "/{id}/commands", consumes = MediaType.APPLICATION_JSON_VALUE)
  MigrationView command(
      @PathVariable String id,
      @RequestBody CommandRequest request,
      @AuthenticationPrincipal Caller caller) {
    commands.handle(request.command(id, caller));
    return show(id);
  }

  private @Nullable Verdict verdict(Migration migration) {
    return migration
        .phaseAtHand()
        .filter(Phase::asksTheGate)
        .flatMap(phase -> verdicts.newest(migration.id(), phase))
        .orElse(null);
  }
}
