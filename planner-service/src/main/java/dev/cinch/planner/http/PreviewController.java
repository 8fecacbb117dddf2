package dev.cinch.planner.http;

import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.preview.Preview;
import dev.cinch.planner.preview.PreviewPlan;
import dev.cinch.planner.preview.PreviewText;
import dev.cinch.planner.preview.PreviewView;
import dev.cinch.planner.preview.SarifView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * Says what a plan would do. The body is the plan file's text, or a form with the file {@code plan}
 * and what is laid over it as {@code overlay}. Nothing is stored or touched.
 */
@RestController
@RequestMapping("/api/previews")
class PreviewController {

  private static final String YAML_TEXT = "text/yaml";
  private static final String SARIF = "application/sarif+json";

  private final PreviewPlan previewPlan;

  PreviewController(PreviewPlan previewPlan) {
    this.previewPlan = previewPlan;
  }

  @PostMapping(
      consumes = {MediaType.TEXT_PLAIN_VALUE, MediaType.APPLICATION_YAML_VALUE, YAML_TEXT},
      produces = MediaType.APPLICATION_JSON_VALUE)
  PreviewView json(@RequestBody byte[] plan) {
    return PreviewView.of(preview(PlanBody.read(plan)));
  }

  @PostMapping(
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  PreviewView json(
      @RequestPart MultipartFile plan,
      @RequestPart(required = false) @Nullable List<MultipartFile> overlay) {
    return PreviewView.of(preview(PlanBody.read(plan, overlay)));
  }

  @PostMapping(
      path = "/text",
      consumes = {MediaType.TEXT_PLAIN_VALUE, MediaType.APPLICATION_YAML_VALUE, YAML_TEXT},
      produces = MediaType.TEXT_PLAIN_VALUE)
  String text(@RequestBody byte[] plan) {
    return PreviewText.of(preview(PlanBody.read(plan)));
  }

  @PostMapping(
      path = "/text",
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
      produces = MediaType.TEXT_PLAIN_VALUE)
  String text(
      @RequestPart MultipartFile plan,
      @RequestPart(required = false) @Nullable List<MultipartFile> overlay) {
    return PreviewText.of(preview(PlanBody.read(plan, overlay)));
  }

  @PostMapping(
      path = "/sarif",
      consumes = {MediaType.TEXT_PLAIN_VALUE, MediaType.APPLICATION_YAML_VALUE, YAML_TEXT},
      produces = SARIF)
  SarifView sarif(@RequestBody byte[] plan, @RequestParam(defaultValue = "plan.yml") String file) {
    return SarifView.of(preview(PlanBody.read(plan)), file);
  }

  @PostMapping(path = "/sarif", consumes = MediaType.MULTIPART_FORM_DATA_VALUE, produces = SARIF)
  SarifView sarif(
      @RequestPart MultipartFile plan,
      @RequestPart(required = false) @Nullable List<MultipartFile> overlay) {
    return SarifView.of(preview(PlanBody.read(plan, overlay)), PlanBody.name(plan));
  }

  private Preview preview(Plan plan) {
    return previewPlan.preview(plan);
  }
}
