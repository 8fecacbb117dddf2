package dev.cinch.cli.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.cli.news.News.Approved;
import dev.cinch.cli.news.News.Finding;
import dev.cinch.cli.news.News.GateAnswered;
import dev.cinch.cli.news.News.Pace;
import dev.cinch.cli.news.News.Pages;
import dev.cinch.cli.news.News.PhaseMoved;
import dev.cinch.cli.news.News.Progress;
import dev.cinch.cli.news.News.Rows;
import dev.cinch.cli.news.News.Standing;
import dev.cinch.cli.news.News.StateMoved;
import dev.cinch.cli.news.Outcome;
import dev.cinch.cli.news.Phase;
import dev.cinch.cli.news.PhaseStatus;
import dev.cinch.cli.news.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlannerNewsTest {

  private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

  @Test
  void aPhaseThatMoved() {
    assertThat(PlannerNews.ofHistory(entry("phase", "BACKFILL", "DONE", "null")))
        .contains(
            new PhaseMoved(AT, Phase.BACKFILL, PhaseStatus.DONE, null, Map.of("ranges", "6")));
  }

  @Test
  void whoMovedTheMigrationAndWhy() {
    assertThat(PlannerNews.ofHistory(entry("state", null, "PAUSED", "\"Black Friday\"")))
        .contains(new StateMoved(AT, "ann", State.PAUSED, "Black Friday"));
    assertThat(PlannerNews.ofHistory(entry("approved", "SWITCH", null, "null")))
        .contains(new Approved(AT, "ann", Phase.SWITCH));
    assertThat(PlannerNews.ofHistory(entry("started", null, null, "null"))).isEmpty();
  }

  @Test
  void wordsOfANewerPlannerAreUnknown() {
    assertThat(PlannerNews.ofHistory(entry("phase", "POLISH", "SHINING", "null")))
        .contains(
            new PhaseMoved(AT, Phase.UNKNOWN, PhaseStatus.UNKNOWN, null, Map.of("ranges", "6")));
  }

  @Test
  void whereItStands() {
    assertThat(
            PlannerNews.ofMigration(
                read(
                    """
                    {"standing": {"state": "ACTIVE", "phase": "VERIFY", "readers": "NEW",
                                  "updatedAt": "2026-11-21T10:00:00Z"},
                     "progress": {"pass": 2, "pages": {"total": 10, "done": 5},
                                  "rows": {"seen": 30, "changed": 2, "mismatches": 1}}}
                    """)))
        .isEqualTo(
            new Standing(
                AT,
                State.ACTIVE,
                Phase.VERIFY,
                true,
                new Progress(2, new Pages(10, 5), new Rows(30, 2, 1))));
  }

  @Test
  void slotsAreCountedByTheirWorkerOnTheNewestPass() {
    assertThat(
            PlannerNews.ofPasses(
                read(
                    """
                    [{"limitedBy": "old", "workers": [{"worker": "gone/1", "ranges": 9}]},
                     {"limitedBy": "replica lag 6 s > 5 s",
                      "workers": [{"worker": "w-1/1", "ranges": 1}, {"worker": "w-1/2", "ranges": 1},
                                  {"worker": "w-2/1", "ranges": 1}]}]
                    """),
                AT))
        .contains(
            new Pace(
                AT, "replica lag 6 s > 5 s", List.of("w-1 with 2 ranges", "w-2 with 1 range")));
    assertThat(PlannerNews.ofPasses(read("[]"), AT)).isEmpty();
  }

  @Test
  void whatTheGateAnswered() {
    assertThat(
            PlannerNews.ofVerdict(
                read(
                    """
                    {"question": {"phase": "TIGHTEN"}, "outcome": "BLOCKED",
                     "validity": {"decidedAt": "2026-11-21T10:00:00Z"},
                     "findings": [{"check": "log.consumed", "outcome": "BLOCKED",
                                   "message": "billing is behind", "clears": "let it read on"}]}
                    """)))
        .contains(
            new GateAnswered(
                AT,
                Phase.TIGHTEN,
                Outcome.BLOCKED,
                List.of(
                    new Finding(
                        "log.consumed", Outcome.BLOCKED, "billing is behind", "let it read on"))));
    assertThat(PlannerNews.ofVerdict(read("null"))).isEmpty();
  }

  private static JsonNode entry(
      String what, @Nullable String phase, @Nullable String after, String reason) {
    return read(
        """
        {"at": "2026-11-21T10:00:00Z", "actor": "ann", "attempt": 1, "what": "%s", "phase": %s,
         "before": null, "after": %s, "reason": %s, "evidence": {"ranges": "6"}}
        """
            .formatted(what, quoted(phase), quoted(after), reason));
  }

  private static String quoted(@Nullable String word) {
    return word == null ? "null" : "\"" + word + "\"";
  }

  private static JsonNode read(String json) {
    return JsonMapper.builder().build().readTree(json);
  }
}
