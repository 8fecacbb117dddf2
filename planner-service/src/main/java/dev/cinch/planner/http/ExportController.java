package dev.cinch.planner.http;

import dev.cinch.planner.export.ExportPlan;
import dev.cinch.planner.export.ExportedFile;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.problem.ErrorCode;
import dev.cinch.planner.problem.RequestRefusedException;
import dev.cinch.planner.step.PhaseFailedException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Writes a plan down as migrations of Flyway, for environments without Cinch. */
@RestController
@RequestMapping(path = "/api/exports", produces = MediaType.APPLICATION_JSON_VALUE)
class ExportController {

  private static final Pattern VERSION = Pattern.compile("\\d{1,18}([._]\\d{1,18}){0,5}");

  private final ExportPlan exportPlan;

  ExportController(ExportPlan exportPlan) {
    this.exportPlan = exportPlan;
  }

  /** The files, in the order in which they are to be run. */
  record ExportView(List<ExportedFile> files) {}

  @PostMapping(
      consumes = {MediaType.TEXT_PLAIN_VALUE, MediaType.APPLICATION_YAML_VALUE, "text/yaml"})
  ExportView export(@RequestBody byte[] plan, @RequestParam(defaultValue = "1") String version) {
    return export(PlanBody.read(plan), version);
  }

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ExportView export(
      @RequestPart MultipartFile plan,
      @RequestPart(required = false) @Nullable List<MultipartFile> overlay,
      @RequestParam(defaultValue = "1") String version) {
    return export(PlanBody.read(plan, overlay), version);
  }

  private ExportView export(Plan plan, String version) {
    if (!VERSION.matcher(version).matches()) {
      throw new RequestRefusedException(
          ErrorCode.INVALID_VALUE,
          "Cannot serve the request: 'version' can't be '%s'; use numbers with dots between them, such as 20260101.1"
              .formatted(version));
    }
    try {
      return new ExportView(exportPlan.export(plan, version));
    } catch (PhaseFailedException refused) {
      throw new RequestRefusedException(
          ErrorCode.TARGET_OBJECTS, String.valueOf(refused.getMessage()));
    }
  }
}
