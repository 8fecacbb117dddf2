package dev.cinch.planner.rehearsal;

import dev.cinch.planner.plan.Approval;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.plan.Plan.Exposure;
import dev.cinch.planner.plan.Watch;
import java.util.ArrayList;
import java.util.List;

/** What a rehearsal does not do, since it would ask somebody, or only wait. */
final class LeftOut {

  private LeftOut() {}

  static List<String> of(Plan plan) {
    Exposure exposure = plan.exposure();
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "No gate was asked and no consumer was told: what the contract checker would say before TIGHTEN and RETIRE is open");
    sentences.add(
        "Steps without a way back, those of RETIRE among them, were carried out whole and rolled back within their transaction");
    if (exposure.readers().approval() == Approval.MANUAL && plan.sync().isPresent()) {
      sentences.add("SWITCH was not waited for: the plan has it approved by a person");
    }
    if (plan.sync().isPresent()) {
      sentences.add("No application was told to read the new column");
    }
    if (!plan.replaces().isEmpty() && exposure.readers().dearer() != null) {
      sentences.add(
          "Readers' queries were not compared: it is the target that counts them, and not its copy");
    }
    if (!exposure.retire().soak().isZero()) {
      sentences.add("The soak of %s was not waited for".formatted(exposure.retire().soak()));
    }
    Watch watch = plan.work().tighten().watch();
    if (watch != null) {
      sentences.add(
          "After TIGHTEN the target was looked at once, and not watched for %s"
              .formatted(watch.span()));
    }
    return List.copyOf(sentences);
  }
}
