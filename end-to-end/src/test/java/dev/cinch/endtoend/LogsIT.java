package dev.cinch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Logs as JSON of the Elastic Common Schema, with what they are about and without what they must
 * not hold.
 */
@Tag("wide")
class LogsIT {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String VALUE = "value-of-a-row-4711";
  private static final List<String> SECRETS = List.of("worker-secret", "checker-secret");

  private final Path folder;

  LogsIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void nameMigrationAndRangeAndHoldNoCredentialAndNoValueOfARow() throws IOException {
    try (Walk walk = new Walk(10, Map.of("LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs"), folder)) {
      walk.suite.startAll(1);
      walk.shop.execute(
          "create table letters as select n as id, n::text as weight from generate_series(1, 500) n");
      walk.shop.execute("insert into letters values (501, '" + VALUE + "')");
      walk.shop.execute("alter table letters add primary key (id)");
      walk.shop.execute("grant select, update on letters to shop_worker");
      walk.startMigration(
          """
          id: letters
          owner: team-shop
          purpose: Weights are numbers
          target: shop
          table: public.letters
          column: {name: grams, type: integer}
          replaces: weight
          sync: {forward: weight::integer, backward: grams::text}
          """);
      walk.awaitStatus("BACKFILL", "FAILED");
    }

    List<JsonNode> worker = lines("worker-1.log");
    assertThat(worker)
        .filteredOn(line -> line.path("migration").asString("").equals("letters"))
        .isNotEmpty()
        .anySatisfy(line -> assertThat(line.path("range").asString("")).isNotEmpty())
        .allSatisfy(line -> assertThat(line.at("/log/level").asString("")).isNotEmpty());
    assertThat(lines("planner.log"))
        .anySatisfy(line -> assertThat(line.path("migration").asString("")).isEqualTo("letters"));
    for (String file : List.of("planner.log", "worker-1.log", "checker.log")) {
      assertThat(Files.readString(folder.resolve(file)))
          .as(file)
          .isNotEmpty()
          .doesNotContain(VALUE)
          .doesNotContain(SECRETS);
    }
  }

  /** What is no JSON is the JVM's own. */
  private List<JsonNode> lines(String file) throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve(file))) {
      List<String> all = lines.toList();
      assertThat(all).filteredOn(line -> line.startsWith("{")).hasSizeGreaterThan(5);
      assertThat(all)
          .filteredOn(line -> !line.startsWith("{"))
          .allMatch(line -> line.startsWith("Picked up ") || line.contains("[cds]"));
      return all.stream()
          .filter(line -> line.startsWith("{"))
          .<JsonNode>map(JSON::readTree)
          .toList();
    }
  }
}
