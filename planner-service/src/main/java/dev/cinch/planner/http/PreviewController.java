package dev.cinch.planner.http;

import dev.cinch.planner.plan.PlanReader;
import dev.cinch.planner.preview.Preview;
import dev.cinch.planner.preview.PreviewPlan;
import dev.cinch.planner.preview.PreviewText;
import dev.cinch.planner.preview.PreviewView;
import dev.cinch.planner.preview.SarifView;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Says what a plan would do; the body is the plan file's text. Nothing is stored or touched. */
@RestController
@RequestMapping(
    path = "/api/previews",
    consumes = {MediaType.TEXT_PLAIN_VALUE, MediaType.APPLICATION_YAML_VALUE, "text/yaml"})
class PreviewController {

  private final PreviewPlan previewPlan;

  PreviewController(PreviewPlan previewPlan) {
    this.previewPlan = previewPlan;
  }

  @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  PreviewView json(@RequestBody byte[] plan) {
    return PreviewView.of(preview(plan));
  }

  @PostMapping(path = "/text", produces = MediaType.TEXT_PLAIN_VALUE)
  String text(@RequestBody byte[] plan) {
    return PreviewText.of(preview(plan));
  }

  @PostMapping(path = "/sarif", produces = "application/sarif+json")
  SarifView sarif(@RequestBody byte[] plan, @RequestParam(defaultValue = "plan.yml") String file) {
    return SarifView.of(preview(plan), file);
  }

  private Preview preview(byte[] plan) {
    return previewPlan.preview(new PlanReader().read(PlanBody.text(plan)));
  }
}
