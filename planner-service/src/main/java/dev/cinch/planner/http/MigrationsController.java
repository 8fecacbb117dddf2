package dev.cinch.planner.http;

import dev.cinch.planner.command.Command;
import dev.cinch.planner.command.Command.By;
import dev.cinch.planner.command.CommandRefusedException;
import dev.cinch.planner.command.CommandRefusedException.Reason;
import dev.cinch.planner.command.HandleCommand;
import dev.cinch.planner.gate.Verdict;
import dev.cinch.planner.gate.Verdicts;
import dev.cinch.planner.migration.HistoryEntry;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Migrations;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.plan.PlanReader;
import dev.cinch.planner.step.StepRuns;
import dev.cinch.planner.step.StepRuns.KeptRun;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/migrations")
class MigrationsController {

  private static final int NEWEST = 500;

  private final Migrations migrations;
  private final Verdicts verdicts;
  private final StepRuns runs;
  private final HandleCommand handleCommand;

  MigrationsController(
      Migrations migrations, Verdicts verdicts, StepRuns runs, HandleCommand handleCommand) {
    this.migrations = migrations;
    this.verdicts = verdicts;
    this.runs = runs;
    this.handleCommand = handleCommand;
  }

  /** The body is the plan file's text; the same plan again changes nothing. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  MigrationView start(@RequestBody String plan, @RequestParam String actor) {
    String id = new PlanReader().read(plan).id();
    handleCommand.handle(new Command.Start(id, plan, new By(actor, null, null)));
    return show(id);
  }

  @GetMapping
  List<MigrationView> list() {
    return migrations.newest(NEWEST).stream().map(this::view).toList();
  }

  @GetMapping("/{id}")
  MigrationView show(@PathVariable String id) {
    return view(find(id));
  }

  @GetMapping("/{id}/history")
  List<HistoryEntry> history(@PathVariable String id) {
    return migrations.history(find(id).id());
  }

  @GetMapping("/{id}/steps")
  List<KeptRun> steps(@PathVariable String id) {
    return runs.of(find(id).id());
  }

  @PostMapping("/{id}/commands")
  MigrationView command(@PathVariable String id, @RequestBody CommandRequest request) {
    handleCommand.handle(request.command(id));
    return show(id);
  }

  private MigrationView view(Migration migration) {
    return MigrationView.of(migration, verdict(migration));
  }

  private @Nullable Verdict verdict(Migration migration) {
    return migration
        .phaseAtHand()
        .filter(Phase::asksTheGate)
        .flatMap(phase -> verdicts.newest(migration.id(), phase))
        .orElse(null);
  }

  private Migration find(String id) {
    return migrations
        .find(id)
        .orElseThrow(
            () ->
                new CommandRefusedException(
                    Reason.UNKNOWN_MIGRATION, "Cannot find migration %s".formatted(id)));
  }
}
