package dev.cinch.planner.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.planner.support.Api;
import dev.cinch.planner.support.Api.Answer;
import dev.cinch.planner.support.Plans;
import dev.cinch.planner.support.RunningPlanner;
import dev.cinch.stack.access.Tokens;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@Tag("wide")
class RangeMapApiIT {

  private static final RunningPlanner PLANNER = RunningPlanner.shared();

  private final Api otto = new Api(PLANNER.address(), Tokens.OPERATOR);
  private final Api vera = new Api(PLANNER.address(), Tokens.VIEWER);

  @Test
  void showsWhereEachRangeStandsAndThenOnlyWhatHasMoved() {
    backfilling("mapped");
    PLANNER.inItsDatabase(
        """
        insert into page_range (id, pass, leaf_schema, leaf_name, first_page, end_page, status,
                                attempt, issue, worker, given_at, heard_at)
        select gen_random_uuid(), id, 'public', 'mapped', n * 10, n * 10 + 10,
               case n when 1 then 'DONE' when 2 then 'TAKEN' else 'SUPERSEDED' end, 1, 1, 'w/1',
               now() - interval '1 hour',
               case n when 2 then now() else now() - interval '1 hour' end
          from pass cross join generate_series(1, 3) as n
         where migration = 'mapped'
        """);

    JsonNode leaf = map("mapped", "").at("/leaves/0");

    assertThat(leaf.path("leaf").asString()).isEqualTo("public.mapped");
    assertThat(leaf.path("ranges").toString())
        .isEqualTo("[[0,1,\"GIVEN\"],[10,20,\"DONE\"],[20,30,\"TAKEN\"]]");
    assertThat(leaf.path("taken").toString()).isEqualTo("[{\"firstPage\":20,\"worker\":\"w/1\"}]");
    JsonNode later = map("mapped", "?since=" + map("mapped", "").path("at").asString());
    assertThat(later.at("/leaves/0/ranges").toString())
        .isEqualTo("[[0,1,\"GIVEN\"],[20,30,\"TAKEN\"]]");
  }

  @Test
  void saysHowFarReplicasOfTheTargetAreBehind() {
    backfilling("with-replicas");

    JsonNode lag = vera.get("/api/migrations/with-replicas/replica-lag").json();

    assertThat(lag.path("seconds").asDouble()).as("there is no replica").isZero();
    assertThat(lag.path("unknownBecause").isNull()).isTrue();
    assertThat(vera.get("/api/migrations/no-such/replica-lag").status()).isEqualTo(404);
  }

  @Test
  void saysThatThereIsNoSuchPass() {
    backfilling("unmapped");

    Answer answer = vera.get("/api/migrations/unmapped/ranges/VERIFY/3");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text("code")).isEqualTo("UNKNOWN_PASS");
    assertThat(answer.text("detail"))
        .isEqualTo("Cannot show pass 3 of VERIFY: migration unmapped has not come to it");
  }

  @Test
  void tellsWhoCalls() {
    assertThat(vera.get("/api/caller").json().toString())
        .isEqualTo("{\"name\":\"vera\",\"role\":\"VIEWER\"}");
  }

  private void backfilling(String id) {
    PLANNER.withTable(Plans.table(id));
    assertThat(otto.start(Plans.plan(id)).status()).isEqualTo(201);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                vera.get("/api/migrations/" + id + "/ranges").json().at("/0/ranges/GIVEN").asInt()
                    == 1);
  }

  private JsonNode map(String id, String query) {
    Answer answer = vera.get("/api/migrations/" + id + "/ranges/BACKFILL/1" + query);
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    return answer.json();
  }
}
