package dev.cinch.planner.preview;

import dev.cinch.planner.lint.Finding;
import dev.cinch.planner.phase.ForeseenPhase;
import dev.cinch.target.step.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A preview as others see it. */
public record PreviewView(
    String migration,
    List<String> objections,
    List<PhaseView> phases,
    @Nullable String pointOfNoReturn,
    Forecast forecast,
    List<Finding> findings) {

  /** What one phase would do. */
  public record PhaseView(
      String phase, boolean gated, @Nullable String skippedBecause, List<StepView> steps) {

    static PhaseView of(ForeseenPhase phase) {
      return new PhaseView(
          phase.phase().name(),
          phase.phase().asksTheGate(),
          phase.needlessBecause(),
          phase.steps().stream().map(StepView::of).toList());
    }
  }

  /** One step of it. */
  public record StepView(
      String id,
      String purpose,
      LockView lock,
      boolean transactional,
      List<String> sql,
      UndoView undo) {

    static StepView of(Step step) {
      return new StepView(
          step.id(),
          step.purpose(),
          new LockView(step.table().toString(), step.lock().name(), step.lock().blocks()),
          step.transactional(),
          step.statements(),
          new UndoView(step.undo().kind().name(), step.undo().statements()));
    }
  }

  /** The lock that a step takes, and what it keeps waiting. */
  public record LockView(String table, String mode, String blocks) {}

  /** How a step is taken back. */
  public record UndoView(String kind, List<String> sql) {}

  public static PreviewView of(Preview preview) {
    return new PreviewView(
        preview.migration(),
        preview.objections().stream().map(each -> each.problem().toString()).toList(),
        preview.phases().stream().map(PhaseView::of).toList(),
        preview.pointOfNoReturn() == null ? null : preview.pointOfNoReturn().name(),
        preview.forecast(),
        preview.findings());
  }
}
