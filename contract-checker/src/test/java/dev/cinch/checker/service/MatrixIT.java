package dev.cinch.checker.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.checker.support.CheckerService;
import dev.cinch.checker.support.Shop;
import dev.cinch.events.PhaseStatus;
import dev.cinch.events.Verdict;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The matrix, while migrations ask and when they don't. */
class MatrixIT {

  private static final Duration SOON = Duration.ofSeconds(60);

  private static CheckerService checker;
  private static Stage stage;

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    checker = CheckerService.shared();
    stage = new Stage(checker);
  }

  @AfterAll
  static void stop() throws Exception {
    stage.close();
  }

  @Test
  void showsWhoReadsWhatAndNothingMoreWhereNothingIsAsked() throws Exception {
    Story story = stage.story();
    story.register("billing", Shop.TIGHT, "billing-group");

    JsonNode cell = only(cells("subject=" + story.subject()));

    assertThat(cell.get("consumer").asString()).isEqualTo("billing");
    assertThat(cell.get("environment").asString()).isEqualTo(checker.environment());
    assertThat(cell.get("owner").asString()).isEqualTo("team-billing");
    assertThat(cell.get("contractVersion").asInt()).isEqualTo(1);
    assertThat(cell.get("migration").isNull()).isTrue();
    assertThat(cell.get("verdict").isNull()).isTrue();
    assertThat(cell.get("lag").isNull()).isTrue();
  }

  @Test
  void showsVerdictLagAndAnswerOfEachConsumerUntilTheQuestionIsOver() throws Exception {
    Story story = stage.story();
    story.write(Shop.OLD, 5);
    story.write(Shop.TIGHT, 1);
    story.register("billing", Shop.TIGHT, "billing-group");
    story.commit("billing-group", 2);
    story.registerOwned("search", Shop.TIGHT, "search-group");
    story.commit("search-group", 6);
    story.ask(1);
    stage.awaitVerdict(story, Verdict.BLOCKED);

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              JsonNode billing = only(cells(story, "consumer=billing"));
              assertThat(billing.get("migration").asString()).isEqualTo(story.migration());
              assertThat(billing.get("phase").asString()).isEqualTo("TIGHTEN");
              assertThat(billing.get("verdict").asString()).isEqualTo("BLOCKED");
              assertThat(billing.get("lag").asLong()).isEqualTo(3);
              assertThat(billing.get("answer").asString()).isEqualTo("NOT_NEEDED");
            });
    JsonNode search = only(cells(story, "consumer=search"));
    assertThat(search.get("verdict").asString()).isEqualTo("UNKNOWN");
    assertThat(search.get("lag").asLong()).isZero();
    assertThat(search.get("answer").isNull()).isTrue();
    assertThat(names(cells(story, "verdict=BLOCKED"))).containsExactly("billing");
    assertThat(names(cells(story, "answer=NOT_NEEDED"))).containsExactly("billing");
    assertThat(names(cells("migration=" + story.migration()))).containsExactly("billing", "search");

    story.commit("billing-group", 5);
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(only(cells(story, "consumer=billing")).get("lag").asLong()).isZero());
    assertThat(names(cells(story, "verdict=PASS"))).containsExactly("billing");

    story.announce(2, PhaseStatus.FAILED);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(only(cells(story, "consumer=billing")).get("verdict").isNull())
                    .isTrue());
  }

  @Test
  void goesFromPageToPageWithoutLosingOrRepeatingACell() throws Exception {
    Story story = stage.story();
    for (int i = 0; i < 5; i++) {
      story.register("consumer-" + i, Shop.TIGHT, "group-" + i);
    }

    List<String> seen = new ArrayList<>();
    JsonNode page = cells(story, "limit=2");
    seen.addAll(names(page));
    while (!page.get("next").isNull()) {
      page = cells(story, "limit=2&after=" + page.get("next").asString());
      assertThat(page.get("cells").size()).isLessThanOrEqualTo(2);
      seen.addAll(names(page));
    }

    assertThat(seen)
        .containsExactly("consumer-0", "consumer-1", "consumer-2", "consumer-3", "consumer-4");
  }

  @Test
  void refusesWhatItCannotShow() throws Exception {
    assertThat(get("limit=0").statusCode()).isEqualTo(400);
    assertThat(get("limit=10001").body()).contains("Cannot show 10001 cells at once");
    assertThat(get("after=elsewhere").body()).contains("Cannot go on after 'elsewhere'");
    assertThat(get("verdict=PERHAPS").statusCode()).isEqualTo(400);
  }

  private JsonNode cells(Story story, String query) throws Exception {
    return cells("subject=" + story.subject() + "&" + query);
  }

  private JsonNode cells(String query) throws Exception {
    HttpResponse<String> response = get(query);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JsonMapper.builder().build().readTree(response.body());
  }

  private HttpResponse<String> get(String query) throws Exception {
    return http.send(
        HttpRequest.newBuilder(checker.address().resolve("/api/matrix?" + query)).build(),
        BodyHandlers.ofString());
  }

  private static JsonNode only(JsonNode page) {
    assertThat(page.get("cells").size()).isEqualTo(1);
    return page.get("cells").get(0);
  }

  private static List<String> names(JsonNode page) {
    List<String> names = new ArrayList<>();
    page.get("cells").forEach(cell -> names.add(cell.get("consumer").asString()));
    return names;
  }
}
