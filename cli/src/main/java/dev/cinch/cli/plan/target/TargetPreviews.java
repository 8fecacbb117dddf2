package dev.cinch.cli.plan.target;

import dev.cinch.cli.plan.Previews;
import dev.cinch.cli.service.PlanFiles;
import dev.cinch.planner.plan.Plan;
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
  public JsonNode preview(PlanFiles plan) {
    return MAPPER.valueToTree(PreviewView.of(look(plan)));
  }

  @Override
  public String sarif(PlanFiles plan, String file) {
    return MAPPER.writeValueAsString(SarifView.of(look(plan), file));
  }

  private Preview look(PlanFiles files) {
    try {
      Plan plan = ReadPlan.of(files);
      Targets targets = new Targets(new TargetProperties(Map.of(plan.target(), settings)));
      return OfflinePreview.over(targets).preview(plan);
    } catch (TryLaterException away) {
      throw new TargetAwayException(String.valueOf(away.getMessage()));
    }
  }
}
