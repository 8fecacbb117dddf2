package dev.cinch.cli.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.cli.terminal.Recorded;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class QueryTablesTest {

  private static final String COMPARED =
      """
      {"comparedAt": "2026-11-22T04:00:00Z", "unseen": ["2 statements are hidden"],
       "queries": [
         {"role": "app", "calls": 81204, "statement": "select id\\n  from orders", "outcome": "DEARER",
          "reason": null, "before": {"cost": 8.3, "outline": "a"},
          "after": {"cost": 20541.2, "outline": "b"}},
         {"role": "bi", "calls": 2, "statement": "select odd", "outcome": "UNKNOWN",
          "reason": "it is odd", "before": null, "after": null},
         {"role": "bi", "calls": 3, "statement": "select 1", "outcome": "NOT_DEARER",
          "reason": null, "before": {"cost": 9, "outline": "a"}, "after": {"cost": 9, "outline": "a"}}]}
      """;

  private final Recorded output = Recorded.plain();

  @Test
  void showsWhatEachCostsNowAndThen() {
    write(COMPARED);

    assertThat(output.lines())
        .startsWith(
            "ON THE NEW COLUMN  COST NOW  COST THEN  CALLS   ROLE",
            "DEARER             8         20,541     81,204  app   select id from orders",
            "UNKNOWN            unknown   unknown    2       bi    select odd (it is odd)",
            "NOT DEARER         9         9          3       bi    select 1",
            "")
        .endsWith("There may be others: 2 statements are hidden.")
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith(
                        "Of 3 statements that read the old column 1 gets dearer, as the target's"));
  }

  @Test
  void saysSoWhereThereIsNothingToCompare() {
    write("{\"comparedAt\": \"2026-11-22T04:00:00Z\", \"unseen\": [], \"queries\": []}");

    assertThat(output.lines())
        .singleElement()
        .asString()
        .startsWith("No statement was seen that reads the old column (compared ");
  }

  @Test
  void saysSoWhereTheyHaveNotBeenCompared() {
    write("{\"comparedAt\": null, \"unseen\": [], \"queries\": []}");

    assertThat(output.lines())
        .containsExactly("They have not been compared yet; that is done before SWITCH.");
  }

  private void write(String compared) {
    new QueryTables(output.terminal()).write(JsonMapper.shared().readTree(compared));
  }
}
