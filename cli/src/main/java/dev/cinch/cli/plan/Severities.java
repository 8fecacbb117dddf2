package dev.cinch.cli.plan;

import tools.jackson.databind.JsonNode;

/**
 * How many findings there are of each severity.
 *
 * @param errors objections among them
 */
public record Severities(int errors, int warnings, int infos) {

  /** From which one on a plan is not as it should be. */
  public enum Limit {
    /** It can't start. */
    ERROR,
    /** Somebody may be hurt. */
    WARNING,
    /** Something is good to know. */
    INFO
  }

  public static Severities of(JsonNode preview) {
    return new Severities(
        preview.path("objections").size() + count(preview, "ERROR"),
        count(preview, "WARNING"),
        count(preview, "INFO"));
  }

  private static int count(JsonNode preview, String severity) {
    int count = 0;
    for (JsonNode finding : preview.path("findings")) {
      count += finding.path("severity").asString().equals(severity) ? 1 : 0;
    }
    return count;
  }

  public boolean isEmpty() {
    return errors + warnings + infos == 0;
  }

  /** Whether there is none of this severity, and none that is worse. */
  public boolean isBelow(Limit limit) {
    return switch (limit) {
      case ERROR -> errors == 0;
      case WARNING -> errors + warnings == 0;
      case INFO -> isEmpty();
    };
  }
}
