package dev.cinch.cli.plan.target;

import dev.cinch.cli.plan.Previews;
import dev.cinch.cli.plan.UnreadablePlanException;
import dev.cinch.cli.plan.UnreadablePlanException.Problem;
import dev.cinch.planner.plan.InvalidPlanException;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.plan.PlanReader;
import dev.cinch.planner.preview.Preview;
import dev.cinch.planner.preview.PreviewView;
import dev.cinch.planner.preview.SarifView;
import dev.cinch.planner.step.TryLaterException;
import dev.cinch.planner.target.OfflinePreview;
import dev.cinch.target.TargetProperties;
import dev.cinch.target.TargetSettings;
import dev.cinch.target.Targets;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looks at the target itself, whatever the plan calls it. */
public final class TargetPreviews implements Previews {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final TargetSettings settings;

  public TargetPreviews(TargetSettings settings) {
    this.settings = settings;
  }

  @Override
  public JsonNode preview(String plan) {
    return MAPPER.valueToTree(PreviewView.of(look(plan)));
  }

  @Override
  public String sarif(String plan, String file) {
    return MAPPER.writeValueAsString(SarifView.of(look(plan), file));
  }

  private Preview look(String text) {
    try {
      Plan plan = new PlanReader().read(text);
      Targets targets = new Targets(new TargetProperties(Map.of(plan.target(), settings)));
      return OfflinePreview.over(targets).preview(plan);
    } catch (InvalidPlanException invalid) {
      throw new UnreadablePlanException(
          String.valueOf(invalid.getMessage()),
          invalid.problems().stream()
              .map(each -> new Problem(each.line(), each.column(), each.message()))
              .toList());
    } catch (TryLaterException away) {
      throw new TargetAwayException(String.valueOf(away.getMessage()));
    }
  }
}
