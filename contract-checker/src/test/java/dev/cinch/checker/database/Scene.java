package dev.cinch.checker.database;

import dev.cinch.checker.check.StatementBaselines;
import dev.cinch.checker.gate.Ask;
import dev.cinch.checker.gate.Conditions;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.MemoryFacts;
import dev.cinch.checker.gate.MigrationCheck;
import dev.cinch.checker.gate.Occasion;
import dev.cinch.checker.gate.Phase;
import dev.cinch.checker.gate.PhaseFact;
import dev.cinch.checker.gate.PhaseStatus;
import dev.cinch.checker.gate.Question;
import dev.cinch.checker.gate.Site;
import dev.cinch.checker.gate.Site.NewColumn;
import dev.cinch.checker.gate.Site.QualifiedName;
import dev.cinch.checker.support.Target;
import dev.cinch.target.change.ColumnChange;
import dev.cinch.target.change.ColumnPlan;
import dev.cinch.target.change.Demands;
import dev.cinch.target.change.Forward;
import dev.cinch.target.change.MarkColumn;
import dev.cinch.target.change.Narrow;
import dev.cinch.target.change.Operation;
import dev.cinch.target.change.Replacement;
import dev.cinch.target.change.Retirement;
import dev.cinch.target.change.SyncTrigger;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import dev.cinch.target.value.SyncMode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A target in which the tier is to replace the level, and what a gate asks there. */
final class Scene {

  static final long EPOCH = 3;

  final Target target;
  final MemoryFacts facts = new MemoryFacts();
  final Baselines baselines = new Baselines();
  Duration quiet = Duration.ZERO;

  Scene() {
    this(Target.create());
  }

  Scene(Target target) {
    this.target = target;
  }

  TargetDatabases databases() {
    return new TargetDatabases(target.asShop());
  }

  List<Finding> run(MigrationCheck check, Phase phase) throws Exception {
    return check.run(phase == Phase.RETIRE ? question(phase, "level") : question(phase));
  }

  Question question(Phase phase, String... drops) {
    return question(phase, List.of(), drops);
  }

  /** Where one column is split. */
  Question question(Phase phase, List<NewColumn> also, String... drops) {
    return new Question(
        new Occasion("orders-tier", 9, 1, "digest", phase),
        new Ask(
            "test",
            List.of(),
            new Site(
                "shop",
                new QualifiedName("public", "orders"),
                "tier",
                List.of(drops),
                null,
                true,
                EPOCH,
                also),
            new Conditions(
                quiet, Duration.ofHours(1), Duration.ofMinutes(5), Duration.ofDays(30))));
  }

  /** RETIRE of a plan by which the tier takes the level's name. */
  Question takingOver() {
    Question dropping = question(Phase.RETIRE);
    Ask ask = dropping.ask();
    return new Question(
        dropping.occasion(),
        new Ask(
            ask.environment(),
            ask.changes(),
            new Site(
                "shop",
                new QualifiedName("public", "orders"),
                "tier",
                List.of(),
                "level",
                true,
                EPOCH,
                List.of()),
            ask.conditions()));
  }

  void heard(Phase phase, PhaseStatus status, Instant at, Map<String, String> evidence) {
    facts.keep("orders-tier", new PhaseFact(phase, status, "digest", at, null, evidence));
  }

  /** Puts the migration's trigger on, as SYNC does. */
  void keepInStep() {
    run(new SyncTrigger(change(), EPOCH));
  }

  /** Lets the trigger fire for the columns concerned only, as VERIFY does. */
  void narrow() {
    run(new Narrow(change()));
  }

  private void run(Operation operation) {
    operation.steps().forEach(step -> target.execute(String.join(";\n", step.statements())));
  }

  /** Marks the column, as SYNC does where the applications write both. */
  void leaveToApplications() {
    target.execute("comment on column orders.tier is 'cinch orders-tier'");
    run(new MarkColumn(change(SyncMode.APPLICATION), EPOCH));
  }

  private static ColumnChange change() {
    return change(SyncMode.TRIGGER);
  }

  private static ColumnChange change(SyncMode mode) {
    return new ColumnChange(
        "orders-tier",
        TableName.of("public", "orders"),
        new ColumnPlan(
            new Identifier("tier"), "text", null, null, new Demands(true, List.of(), List.of())),
        new Forward("(new.level)::text", List.of(new Identifier("level")), false, mode),
        new Replacement(new Identifier("level"), null, Retirement.DROP));
  }

  /** Baselines in memory. */
  static final class Baselines implements StatementBaselines {

    private final Map<Subject, Baseline> kept = new HashMap<>();

    @Override
    public Optional<Baseline> of(Subject subject) {
      return Optional.ofNullable(kept.get(subject));
    }

    @Override
    public void keep(Subject subject, Baseline baseline) {
      kept.put(subject, baseline);
    }
  }
}
