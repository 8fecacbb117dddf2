package dev.cinch.cli.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.cli.follow.Waiting.Kind;
import dev.cinch.cli.news.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WaitingTest {

  @ParameterizedTest
  @CsvSource({
    "ACTIVE, GATED, 'the gate before TIGHTEN, which has not answered yet', GATE",
    "ACTIVE, PENDING, approval of TIGHTEN, APPROVAL",
    "ACTIVE, PENDING, migration other on the same table, OTHER",
    "PAUSED, FAILED, RESUME; planner paused it: no lock, FAILURE",
    "PAUSED, RUNNING, RESUME; ann paused it, PAUSE",
    "PAUSED, GATED, RESUME; ann paused it, PAUSE"
  })
  void sortsWhatIsWaitedFor(String state, String status, String waitsFor, Kind kind) {
    assertThat(Waiting.of(migration(state, status, waitsFor)))
        .isEqualTo(new Waiting(Phase.TIGHTEN, kind));
  }

  @Test
  void aPhaseOfANewerPlannerIsUnknown() {
    JsonNode migration =
        JsonMapper.builder()
            .build()
            .readTree("{\"standing\": {\"state\": \"ACTIVE\", \"phase\": \"POLISH\"}}");

    assertThat(Waiting.of(migration)).isEqualTo(new Waiting(Phase.UNKNOWN, Kind.OTHER));
  }

  private static JsonNode migration(String state, String status, String waitsFor) {
    return JsonMapper.builder()
        .build()
        .readTree(
            """
            {"standing": {"state": "%s", "phase": "TIGHTEN"},
             "phases": [{"phase": "INDEX", "status": "DONE"}, {"phase": "TIGHTEN", "status": "%s"}],
             "waitsFor": "%s"}
            """
                .formatted(state, status, waitsFor));
  }
}
