package dev.cinch.cli;

import dev.cinch.cli.plan.PlannerPreviews;
import dev.cinch.cli.plan.Previews;
import dev.cinch.cli.plan.target.TargetPreviews;
import dev.cinch.cli.terminal.Terminal;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Who looks at a plan: a planner, or this process at the database itself. */
final class PreviewOption {

  @Spec(Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Mixin private PlannerOption planner = new PlannerOption();
  @Mixin private TargetLogin target = new TargetLogin();

  Previews previews(Terminal terminal) {
    if (planner.isGiven() && target.isGiven()) {
      throw new ParameterException(
          command.commandLine(),
          "Cannot look at the plan in two ways: give --planner or --target, not both");
    }
    return target.isGiven()
        ? new TargetPreviews(target.settings(terminal))
        : new PlannerPreviews(planner.planner());
  }
}
