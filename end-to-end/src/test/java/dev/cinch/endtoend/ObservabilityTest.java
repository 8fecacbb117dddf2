package dev.cinch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.endtoend.ObservabilityFiles.Alert;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What can be said of alerts and dashboards without running anything. */
class ObservabilityTest {

  private static final Exposition SHOWN =
      Exposition.of(
          Stream.of(
              """
              # HELP cinch_rows_total Rows
              # TYPE cinch_rows_total counter
              cinch_rows_total{migration="a,b",what="seen"} 1.0E7
              cinch_slots 2.0
              cinch_slice_seconds_bucket{work="BACKFILL",le="0.01"} 3
              """));

  @Test
  void everyAlertSaysWhatToDoInTheOperatingGuide() {
    List<String> anchors = ObservabilityFiles.anchorsOfTheGuide();

    assertThat(ObservabilityFiles.alerts())
        .isNotEmpty()
        .allSatisfy(
            alert -> {
              String link = alert.annotations().getOrDefault("runbook_url", "");
              assertThat(link).startsWith("docs/operations.md#");
              assertThat(anchors).contains(link.substring(link.indexOf('#') + 1));
              assertThat(alert.annotations()).containsKeys("summary", "description");
              assertThat(alert.severity()).isIn("page", "ticket", "info");
            });
  }

  @Test
  void everyAlertIsSeenToFireByTheTestsOfTheRules() {
    assertThat(ObservabilityFiles.alertsSeenToFire())
        .containsAll(ObservabilityFiles.alerts().stream().map(Alert::name).toList());
  }

  @Test
  void thereIsADashboardForEachThingThatIsLookedAt() {
    Map<String, JsonNode> dashboards = ObservabilityFiles.dashboards();

    assertThat(dashboards)
        .containsOnlyKeys(
            "cinch-fleet", "cinch-migration", "cinch-workers", "cinch-gate", "cinch-platform");
    dashboards.forEach(
        (name, dashboard) -> {
          assertThat(dashboard.get("uid").asString()).isEqualTo(name);
          assertThat(dashboard.get("panels")).as(name).isNotEmpty();
          assertThat(ObservabilityFiles.queries(dashboard)).as(name).isNotEmpty();
          dashboard
              .get("panels")
              .forEach(
                  panel ->
                      assertThat(panel.path("datasource").path("uid").asString())
                          .as("%s: %s", name, panel.get("title"))
                          .isEqualTo("${datasource}"));
        });
  }

  @Test
  void findsAMetricThatIsNotThere() {
    assertThat(missing("sum(rate(cinch_row_total[5m]))"))
        .containsExactly("there is no metric cinch_row_total");
  }

  @Test
  void findsALabelThatIsNotThere() {
    assertThat(missing("sum by (migration) (rate(cinch_rows_total{wot=\"seen\"}[5m]))"))
        .containsExactly("cinch_rows_total has no label wot");
    assertThat(missing("sum by (target, what) (rate(cinch_rows_total[5m]))"))
        .containsExactly("cinch_rows_total has no label target");
    assertThat(missing("label_values(cinch_rows_total{what=\"seen\"}, owner)"))
        .containsExactly("cinch_rows_total has no label owner");
  }

  @Test
  void findsAValueThatNobodySays() {
    assertThat(missing("cinch_rows_total{what=\"sehen\"}"))
        .containsExactly("nothing says sehen for what of cinch_rows_total");
    assertThat(missing("cinch_rows_total{what!=\"seen\", migration=~\"$migration\"}")).isEmpty();
    assertThat(missing("cinch_rows_total{what=~\"seen|FALED\"}"))
        .containsExactly("nothing says FALED for what of cinch_rows_total");
    assertThat(missing("cinch_rows_total{what=~\"se+n.*\"}")).isEmpty();
    assertThat(missing("cinch_rows_total{what!~\".*sen\"}"))
        .containsExactly("nothing says .*sen for what of cinch_rows_total");
  }

  @ParameterizedTest
  @ValueSource(strings = {".*", ".+", "..", "[a-z]+", "seen|.*", ".*|FAILED", "[^s].*"})
  void findsAnExpressionThatAsksForNothingInParticular(String expression) {
    assertThat(missing("cinch_rows_total{what=~\"%s\"}".formatted(expression)))
        .containsExactly("nothing says %s for what of cinch_rows_total".formatted(expression));
    assertThat(missing("cinch_rows_total{what!~\"%s\"}".formatted(expression))).isNotEmpty();
    assertThat(missing("cinch_rows_total{migration=~\"%s\"}".formatted(expression))).isNotEmpty();
  }

  @Test
  void knowsWhatServicesSayInTroubleOnly() {
    assertThat(missing("cinch_rows_total{what=~\"FAILED|DEAD|BACKING_OFF|put-aside\"}")).isEmpty();
  }

  @Test
  void takesLabelsForThoseOfWhatIsAggregatedByThem() {
    assertThat(missing("sum by (what) (cinch_rows_total) / on () group_left sum(cinch_slots)"))
        .isEmpty();
    assertThat(
            missing("histogram_quantile(0.9, sum by (le) (rate(cinch_slice_seconds_bucket[2m])))"))
        .isEmpty();
    assertThat(missing("sum by (le) (cinch_slots)")).containsExactly("cinch_slots has no label le");
    assertThat(missing("up{job=~\"cinch-.*\"} == 0")).isEmpty();
    assertThat(missing("sum by (instance, job) (cinch_slots)")).isEmpty();
  }

  private static List<String> missing(String query) {
    return new PromQuery(query)
        .missingIn(SHOWN)
        .map(problem -> problem.substring(query.length() + 2))
        .toList();
  }
}
