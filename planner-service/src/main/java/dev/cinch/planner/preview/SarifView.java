package dev.cinch.planner.preview;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cinch.planner.lint.Finding;
import dev.cinch.planner.lint.Finding.Severity;
import dev.cinch.planner.lint.LintPlan;
import dev.cinch.planner.plan.Objection;
import dev.cinch.planner.plan.PlanProblem;
import java.util.List;
import java.util.stream.Stream;

/** Findings in the form that code hosts show beside the lines of a pull request: SARIF 2.1.0. */
public record SarifView(@JsonProperty("$schema") String schema, String version, List<Run> runs) {

  public record Run(Tool tool, List<Result> results) {}

  public record Tool(Driver driver) {}

  public record Driver(String name, List<RuleId> rules) {}

  public record RuleId(String id) {}

  public record Result(String ruleId, String level, Text message, List<Location> locations) {}

  public record Text(String text) {}

  public record Location(Physical physicalLocation) {}

  public record Physical(Artifact artifactLocation, Region region) {}

  public record Artifact(String uri) {}

  public record Region(int startLine, int startColumn) {}

  private static final String PROBLEM = "plan.invalid";

  /**
   * What speaks against a plan, and what deserves a look.
   *
   * @param file the plan's path in its repository
   */
  public static SarifView of(Preview preview, String file) {
    Stream<Result> objections =
        preview.objections().stream().map(each -> result(each.rule(), each.problem(), file));
    Stream<Result> findings = preview.findings().stream().map(finding -> result(finding, file));
    return of(Stream.concat(objections, findings).toList());
  }

  /** What is wrong with a plan that can't be read. */
  public static SarifView of(List<PlanProblem> problems, String file) {
    return of(problems.stream().map(problem -> result(PROBLEM, problem, file)).toList());
  }

  private static SarifView of(List<Result> results) {
    List<RuleId> rules =
        Stream.of(
                Stream.of(PROBLEM),
                Stream.of(Objection.Kind.values()).map(Objection.Kind::id),
                LintPlan.rules().stream())
            .flatMap(ids -> ids)
            .map(RuleId::new)
            .toList();
    return new SarifView(
        "https://json.schemastore.org/sarif-2.1.0.json",
        "2.1.0",
        List.of(new Run(new Tool(new Driver("Cinch", rules)), results)));
  }

  private static Result result(String rule, PlanProblem problem, String file) {
    Region region = new Region(problem.line(), problem.column());
    String name = problem.file() == null ? file : problem.file();
    return result(rule, Severity.ERROR, problem.message(), name, region);
  }

  private static Result result(Finding finding, String file) {
    Region region = new Region(finding.place().line(), finding.place().column());
    String text = finding.reason() + ". " + finding.remedy() + ".";
    String name = finding.place().file() == null ? file : finding.place().file();
    return result(finding.rule(), finding.severity(), text, name, region);
  }

  private static Result result(
      String rule, Severity severity, String text, String file, Region region) {
    return new Result(
        rule,
        level(severity),
        new Text(text),
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
