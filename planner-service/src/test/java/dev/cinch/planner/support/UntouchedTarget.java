package dev.cinch.planner.support;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.SyncRule;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.rehearsal.Reading.Gauge;
import dev.cinch.planner.rehearsal.Sizes;
import dev.cinch.planner.rehearsal.TargetGauges;
import dev.cinch.planner.step.StepRun;
import dev.cinch.planner.step.TargetFacts;
import dev.cinch.planner.step.TargetSteps;
import dev.cinch.planner.step.Trouble;
import dev.cinch.planner.step.TryLaterException;
import dev.cinch.target.catalog.TablePortrait;
import dev.cinch.target.change.ExistingColumn;
import dev.cinch.target.change.NotNullColumn;
import dev.cinch.target.change.TableLayout;
import dev.cinch.target.step.Step;
import dev.cinch.target.usage.WriterSample;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A target that nobody may ask or touch. */
public final class UntouchedTarget implements TargetFacts, TargetSteps, TargetGauges {

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
  public Trouble trouble(Plan plan) {
    throw touched();
  }

  @Override
  public List<String> objections(Plan plan) {
    throw touched();
  }

  @Override
  public StepRun carryOut(Migration migration, Step step, BooleanSupplier goOn) {
    throw touched();
  }

  @Override
  public StepRun tryOut(Migration migration, Step step, BooleanSupplier goOn) {
    throw touched();
  }

  @Override
  public StepRun takeBack(Migration migration, Step step, BooleanSupplier goOn) {
    throw touched();
  }
}
