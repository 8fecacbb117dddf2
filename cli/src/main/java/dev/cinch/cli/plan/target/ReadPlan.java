package dev.cinch.cli.plan.target;

import dev.cinch.cli.plan.UnreadablePlanException;
import dev.cinch.cli.plan.UnreadablePlanException.Problem;
import dev.cinch.cli.service.PlanFiles;
import dev.cinch.cli.service.PlanFiles.NamedFile;
import dev.cinch.planner.plan.InvalidPlanException;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.plan.PlanFile;
import dev.cinch.planner.plan.PlanReader;

/** Reads plans in this process, as a planner would. */
public final class ReadPlan {

  private ReadPlan() {}

  /**
   * What the files come to together.
   *
   * @throws UnreadablePlanException if it can't be carried out as it is written
   */
  public static Plan of(PlanFiles files) {
    try {
      return new PlanReader()
          .read(file(files.plan()), files.overlays().stream().map(ReadPlan::file).toList());
    } catch (InvalidPlanException invalid) {
      throw new UnreadablePlanException(
          String.valueOf(invalid.getMessage()),
          invalid.problems().stream()
              .map(each -> new Problem(each.file(), each.line(), each.column(), each.message()))
              .toList());
    }
  }

  private static PlanFile file(NamedFile file) {
    return new PlanFile(file.name(), file.text());
  }
}
