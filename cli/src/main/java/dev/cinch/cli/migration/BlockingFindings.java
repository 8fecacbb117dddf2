package dev.cinch.cli.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What keeps the gate of a migration shut. */
public final class BlockingFindings {

  private BlockingFindings() {}

  /**
   * Those that block and fit what is given.
   *
   * @param wanted what must be of a finding, by the name of its part; null: anything
   */
  public static List<JsonNode> of(JsonNode migration, Map<String, @Nullable String> wanted) {
    List<JsonNode> blocking = new ArrayList<>();
    for (JsonNode finding : migration.path("verdict").path("findings")) {
      if (!finding.path("outcome").asString().equals("PASS")
          && finding.path("overridden").asString("").isEmpty()
          && wanted.entrySet().stream()
              .allMatch(each -> fits(finding, each.getKey(), each.getValue()))) {
        blocking.add(finding);
      }
    }
    return blocking;
  }

  private static boolean fits(JsonNode finding, String name, @Nullable String wanted) {
    return wanted == null || finding.path(name).asString("").equals(wanted);
  }

  /** One a line, with what tells them apart. */
  public static String lines(List<JsonNode> findings) {
    return findings.stream()
        .map(
            finding ->
                "  %s %s %s %s: %s"
                    .formatted(
                        finding.path("check").asString(),
                        finding.path("subject").asString("-"),
                        finding.path("consumer").asString("-"),
                        finding.path("detail").asString("-"),
                        finding.path("message").asString()))
        .collect(Collectors.joining(System.lineSeparator()));
  }
}
