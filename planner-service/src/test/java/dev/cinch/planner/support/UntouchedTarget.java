package dev.cinch.planner.support;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.SyncRule;
import dev.cinch.planner.plan.Objection;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.rehearsal.Reading.Gauge;
import dev.cinch.planner.rehearsal.Sizes;
import dev.cinch.planner.rehearsal.TargetGauges;
import dev.cinch.planner.step.BetweenTries;
import dev.cinch.planner.step.StepRun;
import dev.cinch.planner.step.TargetFacts;
import dev.cinch.planner.step.TargetSteps;
import dev.cinch.planner.step.Trouble;
import dev.cinch.planner.step.TryLaterException;
import dev.cinch.target.catalog.TablePortrait;
import dev.cinch.target.change.ColumnChange;
import dev.cinch.target.change.ExistingColumn;
import dev.cinch.target.change.NotNullColumn;
import dev.cinch.target.change.TableLayout;
import dev.cinch.target.query.QueryComparison;
import dev.cinch.target.step.Step;
import dev.cinch.target.usage.WriterSample;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A target that nobody may ask or touch. */
public final class UntouchedTarget implements TargetFacts, TargetSteps, TargetGauges {

  private final UnaryOperator<String> marker;

  public UntouchedTarget() {
    this(
        wanted -> {
          throw touched();
        });
  }

  private UntouchedTarget(UnaryOperator<String> marker) {
    this.marker = marker;
  }

  /** But for its marker, which says this where it should say something. */
  public static UntouchedTarget marked(UnaryOperator<String> says) {
    return new UntouchedTarget(says);
  }

  private static IllegalStateException touched() {
    return new IllegalStateException("Somebody asks the target");
  }

  @Override
  public Gauge read(Plan plan) {
    throw touched();
  }

  @Override
  public Sizes sizes(Plan plan, String target) {
    throw touched();
  }

  @Override
  public boolean leavesTablesOut(Plan plan, ColumnChange change) {
    throw touched();
  }

  @Override
  public TableLayout layout(Plan plan) {
    throw touched();
  }

  @Override
  public SyncRule syncRule(Plan plan) {
    throw touched();
  }

  @Override
  public Optional<ExistingColumn> existing(Plan plan) {
    throw touched();
  }

  @Override
  public List<NotNullColumn> refusingNulls(Plan plan) {
    throw touched();
  }

  @Override
  public Optional<String> marker(Plan plan, ColumnChange change) {
    return Optional.of(marker.apply(change.marker(1).text()));
  }

  @Override
  public Optional<TablePortrait> portrait(Plan plan) {
    throw touched();
  }

  @Override
  public String logPosition(Plan plan) {
    throw touched();
  }

  @Override
  public void checkDemands(Plan plan) {
    throw touched();
  }

  @Override
  public WriterSample forgetfulWriters(Plan plan, @Nullable SyncRule rule) {
    throw new TryLaterException("Nobody may ask this target");
  }

  @Override
  public QueryComparison compareQueries(Plan plan) {
    throw new TryLaterException("Nobody may ask this target");
  }

  @Override
  public Trouble trouble(Migration migration) {
    throw touched();
  }

  @Override
  public List<Objection> objections(Plan plan) {
    throw touched();
  }

  @Override
  public StepRun carryOut(Migration migration, Step step, BetweenTries between) {
    throw touched();
  }

  @Override
  public StepRun tryOut(Migration migration, Step step, BetweenTries between) {
    throw touched();
  }

  @Override
  public StepRun takeBack(Migration migration, Step step, BetweenTries between) {
    throw touched();
  }
}
