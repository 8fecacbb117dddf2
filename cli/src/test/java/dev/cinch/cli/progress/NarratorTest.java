package dev.cinch.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.cli.news.Heard;
import dev.cinch.cli.news.News;
import dev.cinch.cli.news.News.Approved;
import dev.cinch.cli.news.News.Pace;
import dev.cinch.cli.news.News.StateMoved;
import dev.cinch.cli.news.Phase;
import dev.cinch.cli.news.PhaseStatus;
import dev.cinch.cli.news.State;
import dev.cinch.cli.terminal.Recorded;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NarratorTest {

  private static final String CLEAR = "\r\u001b[K";

  @Test
  void aPhaseEventIsALineWithItsEvidence() {
    assertThat(
            told(
                Heard.moved(1, Phase.BACKFILL, PhaseStatus.RUNNING),
                Heard.done(
                    3, Phase.BACKFILL, Map.of("rows_changed", "99812", "expression", "a || b"))))
        .containsExactly(
            "10:00:01.0  BACKFILL  RUNNING",
            "10:00:03.0  BACKFILL  DONE     expression a || b, rows changed 99,812");
  }

  @Test
  void aFailureIsALineWithItsReason() {
    assertThat(told(Heard.failed(1, Phase.EXPAND, "the lock was not to be had")))
        .containsExactly("10:00:01.0  EXPAND    FAILED   the lock was not to be had");
  }

  @Test
  void aBlockedGateSaysEachFindingThatBlocksAndWhatWouldClearIt() {
    assertThat(told(Heard.blocked(2, Phase.TIGHTEN)))
        .containsExactly(
            "10:00:02.0  gate      BLOCKED  Group billing is at offset 20 of partition 1, and old records go to 97",
            "10:00:02.0                     -> Let billing read on",
            "10:00:02.0  gate      UNKNOWN  The registry is away",
            "10:00:02.0                     -> It is asked again");
  }

  @Test
  void aPassIsOneLine() {
    assertThat(told(Heard.passed(2, Phase.TIGHTEN)))
        .containsExactly(
            "10:00:02.0  gate      PASS     nothing speaks against TIGHTEN (1 finding)");
  }

  @Test
  void theShopIsHeardAmongTheRest() {
    Recorded output = Recorded.plain();
    narrator(output).deed("shop", "clerks begin");

    assertThat(output.lines()).containsExactly("10:00:00.0  shop               clerks begin");
  }

  @Test
  void aPlainOutputGetsALineForEachTenthOfAPass() {
    assertThat(
            told(
                Heard.at(1, Phase.BACKFILL, Heard.progress(1, 100, 0, 0)),
                Heard.at(2, Phase.BACKFILL, Heard.progress(1, 100, 9, 900)),
                Heard.at(3, Phase.BACKFILL, Heard.progress(1, 100, 25, 2_500)),
                Heard.at(4, Phase.BACKFILL, Heard.progress(1, 100, 29, 2_900)),
                Heard.at(5, Phase.BACKFILL, Heard.progress(1, 100, 100, 10_000))))
        .containsExactly(
            "10:00:03.0  BACKFILL   25 %    pass 1, 2,500 rows, 1,250 a second, 6 s left",
            "10:00:05.0  BACKFILL  100 %    pass 1, 10,000 rows, 2,500 a second");
  }

  @Test
  void theRateIsThatOfTheLastTenSeconds() {
    assertThat(
            told(
                Heard.at(1, Phase.BACKFILL, Heard.progress(1, 1_000, 0, 0)),
                Heard.at(2, Phase.BACKFILL, Heard.progress(1, 1_000, 90, 90_000)),
                Heard.at(20, Phase.BACKFILL, Heard.progress(1, 1_000, 95, 95_000)),
                Heard.at(30, Phase.BACKFILL, Heard.progress(1, 1_000, 105, 105_000))))
        .containsExactly(
            "10:00:30.0  BACKFILL   10 %    pass 1, 105,000 rows, 1,000 a second, 14 min 55 s left");
  }

  @Test
  void whatHoldsThePaceAndWhoIsAtWorkIsSaidWithIt() {
    assertThat(
            told(
                Heard.at(1, Phase.BACKFILL, Heard.progress(1, 100, 0, 0)),
                new Pace(
                    Heard.START,
                    "replica lag 6.2 s > 5 s",
                    List.of("worker-1 with 2 ranges", "worker-2 with 1 range")),
                Heard.at(2, Phase.BACKFILL, Heard.progress(1, 100, 50, 500))))
        .containsExactly(
            "10:00:02.0  BACKFILL   50 %    pass 1, 500 rows, 500 a second, 1 s left; held back by replica lag 6.2 s > 5 s; at work: worker-1 with 2 ranges, worker-2 with 1 range");
  }

  @Test
  void aTerminalGetsThemInALineBelowTheBar() {
    Recorded output = Recorded.drawing(false);
    Narrator narrator = narrator(output);

    narrator.tell(Heard.at(1, Phase.BACKFILL, Heard.progress(1, 4, 1, 100)));
    narrator.tell(new Pace(Heard.START, null, List.of("worker-1 with 2 ranges")));

    assertThat(output.raw())
        .endsWith("pass 1, 100 rows\n          at work: worker-1 with 2 ranges\u001b[?7h");
  }

  @Test
  void whoMovesOrApprovesIsNamed() {
    assertThat(
            told(
                new StateMoved(Heard.START, "ann", State.PAUSED, "Black Friday"),
                new Approved(Heard.START, "ben", Phase.SWITCH)))
        .containsExactly(
            "10:00:00.0  all       PAUSED   by ann: Black Friday",
            "10:00:00.0  SWITCH             ben approves it");
  }

  @Test
  void anotherPassBeginsAnew() {
    assertThat(
            told(
                Heard.at(1, Phase.VERIFY, Heard.progress(1, 10, 10, 500)),
                Heard.at(2, Phase.VERIFY, Heard.progress(2, 10, 5, 250))))
        .containsExactly(
            "10:00:01.0  VERIFY    100 %    pass 1, 500 rows",
            "10:00:02.0  VERIFY     50 %    pass 2, 250 rows");
  }

  @Test
  void countersOfAPassThatIsOverAreNotShownInOtherPhases() {
    assertThat(told(Heard.at(1, Phase.INDEX, Heard.progress(1, 10, 10, 500)))).isEmpty();
    assertThat(told(Heard.at(1, Phase.BACKFILL, Heard.progress(0, 0, 0, 0)))).isEmpty();
  }

  @Test
  void verifyIsNotShownWithTheCountersThatBackfillEndedWith() {
    assertThat(
            told(
                Heard.at(1, Phase.BACKFILL, Heard.progress(1, 10, 10, 500)),
                Heard.at(1, Phase.VERIFY, Heard.progress(1, 10, 10, 500)),
                Heard.at(2, Phase.VERIFY, Heard.progress(1, 10, 5, 250))))
        .containsExactly(
            "10:00:01.0  BACKFILL  100 %    pass 1, 500 rows",
            "10:00:02.0  VERIFY     50 %    pass 1, 250 rows");
  }

  @Test
  void verifyIsNotShownWithCountersOfBackfillThatWereNotHeardBefore() {
    assertThat(
            told(
                Heard.at(1, Phase.BACKFILL, Heard.progress(1, 10, 5, 250)),
                Heard.at(2, Phase.VERIFY, Heard.progress(1, 10, 10, 500)),
                Heard.at(3, Phase.VERIFY, Heard.progress(1, 10, 6, 300))))
        .containsExactly(
            "10:00:01.0  BACKFILL   50 %    pass 1, 250 rows",
            "10:00:03.0  VERIFY     60 %    pass 1, 300 rows");
  }

  @Test
  void aTerminalGetsABarInPlaceThatGoesWithItsPhase() {
    Recorded output = Recorded.drawing(false);
    Narrator narrator = narrator(output);

    narrator.tell(Heard.at(1, Phase.BACKFILL, Heard.progress(1, 4, 1, 100)));
    narrator.tell(Heard.done(2, Phase.BACKFILL, Map.of()));

    assertThat(output.raw())
        .isEqualTo(
            "\u001b[?7lBACKFILL  ██████░░░░░░░░░░░░░░░░░░  25 %  pass 1, 100 rows\u001b[?7h"
                + CLEAR
                + "10:00:02.0  BACKFILL  DONE"
                + System.lineSeparator());
  }

  private static List<String> told(News... all) {
    Recorded output = Recorded.plain();
    Narrator narrator = narrator(output);
    for (News news : all) {
      narrator.tell(news);
    }
    return output.lines();
  }

  private static Narrator narrator(Recorded output) {
    return new Narrator(
        output.terminal(), Clock.fixed(Heard.START, ZoneOffset.UTC), ZoneOffset.UTC);
  }
}
