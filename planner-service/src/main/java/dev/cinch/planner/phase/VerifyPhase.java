package dev.cinch.planner.phase;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.PhaseStatus;
import dev.cinch.planner.migration.Transition;
import dev.cinch.planner.plan.Mismatches;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.range.CarryPass;
import dev.cinch.planner.range.Pass;
import dev.cinch.planner.range.Snapshots;
import dev.cinch.planner.step.PhaseFailedException;
import dev.cinch.target.change.ColumnChange;
import dev.cinch.target.change.Narrow;
import dev.cinch.target.change.Operation;
import dev.cinch.target.change.RaiseEpoch;
import dev.cinch.target.change.SyncTrigger;
import dev.cinch.target.name.TableName;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Has the workers recompute every row, pass after pass, until a whole pass finds nothing. */
final class VerifyPhase implements PhaseWork {

  private final PhaseTools tools;
  private final CarryPass carryPass;
  private final MarkerGuard markers;
  private final Snapshots snapshots;
  private final VerifyInSnapshots inSnapshots;

  VerifyPhase(PhaseTools tools, CarryPass carryPass, ProofByApplications proof) {
    this.tools = tools;
    this.carryPass = carryPass;
    this.markers = new MarkerGuard(tools, carryPass);
    this.snapshots = proof.snapshots();
    this.inSnapshots =
        new VerifyInSnapshots(carryPass, snapshots, new WatchWriters(tools, proof.writers()));
  }

  @Override
  public Phase phase() {
    return Phase.VERIFY;
  }

  @Override
  public Optional<String> needlessBecause(Plan plan) {
    return plan.sync().isPresent() ? Optional.empty() : Optional.of(NoRows.reason(plan));
  }

  @Override
  public List<Operation> operations(Blueprint blueprint) {
    ColumnChange change = blueprint.change();
    Operation raise = new RaiseEpoch(change, blueprint.layout(), blueprint.epoch() + 1);
    return change.isKeptByApplications() ? List.of(raise) : List.of(raise, new Narrow(change));
  }

  @Override
  public Migration counted(Migration migration) {
    return migration.with(carryPass.progress(migration, phase()));
  }

  @Override
  public Optional<Transition> carryOn(Migration migration) {
    markers.check(migration, phase());
    Optional<Pass> finished =
        migration.plan().isKeptByApplications()
            ? inSnapshots.finished(migration)
            : carryPass.finished(migration, phase());
    return finished.isPresent()
        ? Optional.of(afterPass(migration, finished.get()))
        : carryPass.announce(migration, phase());
  }

  /** Of snapshots that nobody looks through any more. */
  void letGoOfAllBut(Collection<String> migrations) {
    snapshots.letGoOfAllBut(migrations);
  }

  /** Whether the result is older than the plan lets TIGHTEN begin with. */
  boolean isStale(Migration migration, Instant now) {
    return !migration.isRehearsal()
        && migration.statusOf(Phase.VERIFY) == PhaseStatus.DONE
        && now.isAfter(
            migration
                .recordOf(Phase.VERIFY)
                .since()
                .plus(migration.plan().exposure().gate().verifyWithin()));
  }

  /** Which rows there are by now that the result says nothing of; empty where there are none. */
  Optional<String> missed(Migration migration) {
    if (migration.statusOf(Phase.VERIFY) != PhaseStatus.DONE) {
      return Optional.empty();
    }
    List<TableName> missed = carryPass.missed(migration, phase());
    return missed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "VERIFY has not seen the rows of %s, which came or was rewritten after it"
                .formatted(
                    missed.stream().map(TableName::toString).collect(Collectors.joining(", "))));
  }

  /** Why TIGHTEN can't begin with the result that there is; empty where it can. */
  Optional<String> mustBeRepeatedBecause(Migration migration, Instant now) {
    return isStale(migration, now)
        ? Optional.of(
            "The result of VERIFY is older than %s, which the plan allows"
                .formatted(migration.plan().exposure().gate().verifyWithin()))
        : missed(migration);
  }

  /**
   * Begins anew. The trigger sees every write again first: narrowed, it would miss a row that is
   * moved to where the pass has been already.
   */
  Transition again(Migration migration, String reason) {
    Pass next = nextPass(migration, reason);
    return migration.with(carryPass.progress(next)).verifyAgain(reason, tools.now());
  }

  private Pass nextPass(Migration migration, String reason) {
    try {
      if (migration.plan().isKeptByApplications()) {
        return inSnapshots.count(migration, reason);
      }
      tools.undo(migration, phase(), List.of(new Narrow(tools.blueprint(migration).change())));
      return carryPass.openNext(migration, phase(), reason);
    } catch (PhaseFailedException failed) {
      throw new PhaseFailedException(
          "%s, and VERIFY can't begin anew: %s".formatted(reason, failed.getMessage()));
    }
  }

  private Transition afterPass(Migration migration, Pass pass) {
    carryPass.refuseToTightenBadRows(migration, pass);
    if (!foundNothing(migration, pass)) {
      return another(migration, pass);
    }
    Blueprint blueprint = tools.blueprint(migration);
    if (leavesTablesOut(blueprint)) {
      return withAllTables(migration, blueprint);
    }
    inSnapshots.letGo(migration);
    tools.run(migration, phase(), operations(blueprint));
    return carryPass.leave(migration, phase(), pass, proof(migration, pass));
  }

  /** Where nothing is repaired, a range that two workers began is counted whole by the second. */
  private static boolean foundNothing(Migration migration, Pass pass) {
    return onlyReports(migration) ? pass.tally().rows().mismatches() == 0 : pass.foundNothing();
  }

  private static boolean onlyReports(Migration migration) {
    return migration.plan().work().mismatches() == Mismatches.REPORT;
  }

  private boolean leavesTablesOut(Blueprint blueprint) {
    return !blueprint.change().heirs().isEmpty()
        && !blueprint.change().isKeptByApplications()
        && tools.target().leavesTablesOut(blueprint.plan(), blueprint.change());
  }

  /** What was written there meanwhile, nobody has kept in step. */
  private Transition withAllTables(Migration migration, Blueprint blueprint) {
    tools.run(migration, phase(), List.of(new SyncTrigger(blueprint.change(), blueprint.epoch())));
    return announced(
        migration,
        carryPass.openNext(
            migration,
            phase(),
            "a table has come to %s by inheritance, without the sync trigger"
                .formatted(migration.plan().table())));
  }

  /** Taken after the last write of a worker: whoever has replayed up to there has seen them all. */
  private Map<String, String> proof(Migration migration, Pass pass) {
    Map<String, String> proof = new HashMap<>();
    proof.put("lsn", tools.target().logPosition(migration.plan()));
    Long nulls = pass.tally().rows().nulls();
    if (nulls != null) {
      proof.put("nulls", nulls.toString());
    }
    if (pass.isInSnapshot()) {
      proof.put("snapshot_at", pass.beginning().at().toString());
    }
    return proof;
  }

  private Transition another(Migration migration, Pass pass) {
    return announced(migration, next(migration, pass));
  }

  private Transition announced(Migration migration, Pass next) {
    return carryPass
        .announce(migration, next.phase())
        .orElseThrow(() -> new IllegalStateException("Cannot tell of pass " + next.number()));
  }

  private Pass next(Migration migration, Pass pass) {
    if (migration.plan().isKeptByApplications()) {
      return inSnapshots.after(migration, pass);
    }
    long passes = carryPass.countOf(migration, phase());
    if (onlyReports(migration) && passes > 0) {
      throw new PhaseFailedException(
          "Cannot verify column %s: pass %d found %d rows that differ, and the plan has them reported, not repaired; select * from %s as new where %s shows them; correct them, then resume"
              .formatted(
                  migration.plan().columnNames(),
                  pass.number(),
                  pass.tally().rows().mismatches(),
                  migration.plan().table().quoted(),
                  Changes.of(migration).values().differ()));
    }
    if (passes >= carryPass.settings().verifyPasses()) {
      throw new PhaseFailedException(
          "Cannot verify column %s: pass %d still found %d rows that differ; look for a writer that bypasses the trigger, then resume"
              .formatted(
                  migration.plan().columnNames(), pass.number(), pass.tally().rows().mismatches()));
    }
    return carryPass.openNext(migration, phase(), pass.found());
  }
}
