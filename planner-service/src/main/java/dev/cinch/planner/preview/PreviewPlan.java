package dev.cinch.planner.preview;

import dev.cinch.planner.lint.Finding;
import dev.cinch.planner.lint.LintPlan;
import dev.cinch.planner.lint.TargetPicture;
import dev.cinch.planner.lint.TargetPictures;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.phase.ForeseePhases;
import dev.cinch.planner.phase.ForeseenPhase;
import dev.cinch.planner.plan.Objection;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.preview.Preview.PlacedObjection;
import dev.cinch.planner.range.DispatchSettings;
import dev.cinch.planner.step.TargetFacts;
import dev.cinch.target.step.Undo;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers what a plan would do, and touches nothing. */
public final class PreviewPlan {

  private final ForeseePhases foresee;
  private final TargetFacts target;
  private final TargetPictures pictures;
  private final DispatchSettings dispatch;
  private final LintPlan lint = new LintPlan();

  public PreviewPlan(
      ForeseePhases foresee,
      TargetFacts target,
      TargetPictures pictures,
      DispatchSettings dispatch) {
    this.foresee = foresee;
    this.target = target;
    this.pictures = pictures;
    this.dispatch = dispatch;
  }

  public Preview preview(Plan plan) {
    List<Objection> objections = target.objections(plan);
    Optional<TargetPicture> picture = objections.isEmpty() ? pictures.of(plan) : Optional.empty();
    List<Finding> findings = picture.map(found -> lint.lint(plan, found)).orElse(List.of());
    List<ForeseenPhase> phases = picture.isPresent() ? foresee.of(plan) : List.of();
    return new Preview(
        plan.id(),
        objections.stream()
            .map(each -> new PlacedObjection(each.kind().id(), each.in(plan)))
            .toList(),
        phases,
        pointOfNoReturn(phases),
        picture.map(found -> forecast(plan, found)).orElse(Forecast.NOTHING),
        findings);
  }

  private static @Nullable Phase pointOfNoReturn(List<ForeseenPhase> phases) {
    return phases.stream()
        .filter(
            phase ->
                phase.steps().stream().anyMatch(step -> step.undo().kind() == Undo.Kind.IMPOSSIBLE))
        .map(ForeseenPhase::phase)
        .findFirst()
        .orElse(null);
  }

  private Forecast forecast(Plan plan, TargetPicture picture) {
    if (plan.sync().isEmpty()) {
      return Forecast.NOTHING;
    }
    long ranges =
        picture.table().leaves().stream()
            .mapToLong(leaf -> ranges(leaf.pages(), dispatch.pagesFor(leaf.pages(), null)))
            .sum();
    return Forecast.of(picture, ranges, plan.work().backfill().rowsPerSecond());
  }

  private static long ranges(long pages, long each) {
    return (pages + each - 1) / each;
  }
}
