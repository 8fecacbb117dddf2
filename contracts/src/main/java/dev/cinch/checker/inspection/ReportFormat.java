package dev.cinch.checker.inspection;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The ways in which a report is written. */
public enum ReportFormat {
  /** For people. */
  TEXT {
    @Override
    public String write(Report report) {
      return text(report);
    }
  },
  /** For programs. */
  JSON {
    @Override
    public String write(Report report) {
      return json(report);
    }
  },
  /** SARIF 2.1.0, which shows problems at their lines in a pull request. */
  SARIF {
    @Override
    public String write(Report report) {
      return sarif(report);
    }
  },
  /** JUnit's XML, which shows each problem as a test that failed. */
  JUNIT {
    @Override
    public String write(Report report) {
      return JUnitXml.of(report);
    }
  };

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** The whole report as a text. */
  public abstract String write(Report report);

  private static String text(Report report) {
    StringBuilder text = new StringBuilder();
    for (Problem problem : report.problems()) {
      text.append(
          "%s: %s [%s]%n    %s%n"
              .formatted(
                  problem.spot(),
                  problem.weight().name().toLowerCase(Locale.ROOT),
                  problem.rule(),
                  problem.message()));
      if (problem.proof() != null) {
        text.append("    shown by: %s%n".formatted(problem.proof().lines().findFirst().orElse("")));
      }
      text.append("    to put it right: %s%n".formatted(problem.remedy()));
    }
    return text.append(summary(report)).append(System.lineSeparator()).toString();
  }

  private static String summary(Report report) {
    return "%d schemas, %d contracts, %d plans, %d readings tried: %d violations, %d that could not be told, %d warnings"
        .formatted(
            report.looked().schemas(),
            report.looked().contracts(),
            report.looked().plans(),
            report.looked().readings(),
            report.count(Weight.VIOLATION),
            report.count(Weight.UNKNOWN),
            report.count(Weight.WARNING));
  }

  private static String json(Report report) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("exitCode", report.exitCode());
    ObjectNode looked = root.putObject("looked");
    looked.put("schemas", report.looked().schemas());
    looked.put("contracts", report.looked().contracts());
    looked.put("plans", report.looked().plans());
    looked.put("readings", report.looked().readings());
    ArrayNode problems = root.putArray("problems");
    for (Problem problem : report.problems()) {
      ObjectNode node = problems.addObject();
      node.put("weight", problem.weight().name());
      node.put("rule", problem.rule());
      node.put("file", problem.spot().file());
      node.put("line", problem.spot().line());
      node.put("column", problem.spot().column());
      node.put("message", problem.message());
      node.put("remedy", problem.remedy());
      node.put("subject", problem.subject());
      node.put("consumer", problem.consumer());
      node.put("shownBy", problem.proof());
    }
    return root.toPrettyString();
  }

  private static String sarif(Report report) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    root.put("version", "2.1.0");
    ObjectNode run = root.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver");
    driver.put("name", "cinch contract check");
    Map<String, Integer> rules = new TreeMap<>();
    report.problems().forEach(problem -> rules.putIfAbsent(problem.rule(), 0));
    int number = 0;
    ArrayNode list = driver.putArray("rules");
    for (Map.Entry<String, Integer> rule : rules.entrySet()) {
      rule.setValue(number++);
      list.addObject().put("id", rule.getKey());
    }
    ArrayNode results = run.putArray("results");
    report.problems().forEach(problem -> result(results.addObject(), problem, rules));
    return root.toPrettyString();
  }

  private static void result(ObjectNode result, Problem problem, Map<String, Integer> rules) {
    result.put("ruleId", problem.rule());
    result.put("ruleIndex", rules.get(problem.rule()));
    result.put(
        "level",
        switch (problem.weight()) {
          case VIOLATION -> "error";
          case UNKNOWN, WARNING -> "warning";
        });
    String shown = problem.proof() == null ? "" : " Shown by: " + problem.proof() + ".";
    result
        .putObject("message")
        .put(
            "text",
            "%s.%s To put it right: %s.".formatted(problem.message(), shown, problem.remedy()));
    ObjectNode place = result.putArray("locations").addObject().putObject("physicalLocation");
    place.putObject("artifactLocation").put("uri", problem.spot().file().replace('\\', '/'));
    place
        .putObject("region")
        .put("startLine", problem.spot().line())
        .put("startColumn", problem.spot().column());
  }
}
