package dev.cinch.planner.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cinch.planner.lint.Finding;
import dev.cinch.planner.lint.Finding.Severity;
import dev.cinch.planner.lint.LintPlan;
import dev.cinch.planner.preview.Preview;
import java.util.List;

/** Findings in the form that code hosts show beside the lines of a pull request: SARIF 2.1.0. */
record SarifView(@JsonProperty("$schema") String schema, String version, List<Run> runs) {

  record Run(Tool tool, List<Result> results) {}

  record Tool(Driver driver) {}

  record Driver(String name, List<RuleId> rules) {}

  record RuleId(String id) {}

  record Result(String ruleId, String level, Text message, List<Location> locations) {}

  record Text(String text) {}

  record Location(Physical physicalLocation) {}

  record Physical(Artifact artifactLocation, Region region) {}

  record Artifact(String uri) {}

  record Region(int startLine, int startColumn) {}

  /**
   * The findings of a preview.
   *
   * @param file the plan's path in its repository
   */
  static SarifView of(Preview preview, String file) {
    Driver driver = new Driver("Cinch", LintPlan.rules().stream().map(RuleId::new).toList());
    return new SarifView(
        "https://json.schemastore.org/sarif-2.1.0.json",
        "2.1.0",
        List.of(
            new Run(
                new Tool(driver),
                preview.findings().stream().map(finding -> result(finding, file)).toList())));
  }

  private static Result result(Finding finding, String file) {
    Region region = new Region(finding.place().line(), finding.place().column());
    return new Result(
        finding.rule(),
        level(finding.severity()),
        new Text(finding.reason() + ". " + finding.remedy() + "."),
        List.of(new Location(new Physical(new Artifact(file), region))));
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "note";
    };
  }
}
