package dev.cinch.planner.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.planner.support.Api;
import dev.cinch.planner.support.Api.Answer;
import dev.cinch.planner.support.Plans;
import dev.cinch.planner.support.RunningPlanner;
import dev.cinch.stack.access.Tokens;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BadRowsApiIT {

  private static final RunningPlanner PLANNER = RunningPlanner.shared();

  private final Api otto = new Api(PLANNER.address(), Tokens.OPERATOR);
  private final Api vera = new Api(PLANNER.address(), Tokens.VIEWER);

  @Test
  void listsThemPageByPage() {
    withBadRows("with-bad-rows", 3);

    JsonNode first = list("with-bad-rows", "?limit=2");
    JsonNode second = list("with-bad-rows", "?limit=2&after=" + first.path("next").asString());

    assertThat(keys(first)).containsExactly("id=1", "id=2");
    assertThat(keys(second)).containsExactly("id=3");
    assertThat(second.path("next").isNull()).isTrue();
    JsonNode row = first.at("/badRows/0");
    assertThat(row.path("leaf").asString()).isEqualTo("public.with_bad_rows");
    assertThat(row.path("sqlState").asString()).isEqualTo("22P02");
    assertThat(row.path("message").asString()).isEqualTo("invalid input");
    assertThat(row.path("phase").asString()).isEqualTo("BACKFILL");
    assertThat(row.path("pass").asInt()).isEqualTo(1);
    assertThat(row.path("worker").asString()).isEqualTo("worker-1");
  }

  @Test
  void countsThemInTheProgress() {
    withBadRows("counted-bad-rows", 2);
    otto.command("counted-bad-rows", "{\"kind\": \"PAUSE\"}");
    otto.command("counted-bad-rows", "{\"kind\": \"RESUME\"}");

    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                vera.get("/api/migrations/counted-bad-rows").json().at("/progress/badRows").asInt()
                    == 2);
  }

  @Test
  void listsNoneWhereThereAreNone() {
    PLANNER.withTable("no_bad_rows");
    otto.start(Plans.plan("no-bad-rows"));

    assertThat(list("no-bad-rows", "").path("badRows")).isEmpty();
  }

  @Test
  void refusesAPageThatIsTooLargeOrNone() {
    withBadRows("bad-pages", 1);

    for (String limit : List.of("0", "201")) {
      Answer refused = vera.get("/api/migrations/bad-pages/bad-rows?limit=" + limit);
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.text("detail"))
          .isEqualTo("Cannot list %s bad rows at a time: 'limit' is from 1 to 200", limit);
    }
    assertThat(vera.get("/api/migrations/bad-pages/bad-rows?after=x").text("code"))
        .isEqualTo("INVALID_VALUE");
  }

  private void withBadRows(String id, int rows) {
    PLANNER.withTable(Plans.table(id));
    assertThat(otto.start(Plans.plan(id)).status()).isEqualTo(201);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                vera.get("/api/migrations/" + id + "/ranges").json().at("/0/ranges/GIVEN").asInt()
                    == 1);
    int added =
        PLANNER.inItsDatabase(
            """
            insert into bad_row (migration, pass, range, leaf_schema, leaf_name, key, sql_state,
                                 message, worker, found_at)
            select migration, pass.id, page_range.id, leaf_schema, leaf_name, 'id=' || nth,
                   '22P02', 'invalid input', 'worker-1', now()
              from page_range
              join pass on pass.id = page_range.pass
             cross join generate_series(1, %d) as numbers (nth)
             where migration = '%s'
             order by nth
            """
                .formatted(rows, id));
    assertThat(added).isEqualTo(rows);
  }

  private JsonNode list(String id, String query) {
    Answer answer = vera.get("/api/migrations/" + id + "/bad-rows" + query);
    assertThat(answer.status()).isEqualTo(200);
    return answer.json();
  }

  private static List<String> keys(JsonNode page) {
    return page.path("badRows").valueStream().map(row -> row.path("key").asString()).toList();
  }
}
