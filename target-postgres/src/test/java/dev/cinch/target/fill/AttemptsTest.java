package dev.cinch.target.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.target.TargetRefusedException;
import dev.cinch.target.TargetUnavailableException;
import dev.cinch.target.fill.RangeOutcome.Ending;
import dev.cinch.target.name.TableName;
import dev.cinch.target.range.PageRange;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptsTest {

  private static final PageRange PAGES = new PageRange(TableName.of("shop", "item"), 1, 1, 0, 8);

  private final List<String> tried = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();
  private final Tally tally = new Tally();
  private final Attempts attempts = new Attempts("fill n of", pauses::add, Pace.FREE, tally);

  @ParameterizedTest
  @ValueSource(strings = {"55P03", "40P01", "40001", "57014"})
  void goesAroundTheRowsThatOthersHold(String state) {
    int[] refusals = {3};
    assertThat(
            attempts.run(
                PAGES,
                pages -> {
                  PageRange part = pages.pages();
                  tried.add(part.first() + "-" + part.end());
                  boolean held = part.first() <= 5 && 5 < part.end();
                  if (held && refusals[0]-- > 0) {
                    throw new SQLException("held", state);
                  }
                  return written();
                }))
        .isEmpty();
    assertThat(tried).containsExactly("0-8", "0-4", "4-8", "4-6", "4-5", "5-6", "6-8");
    assertThat(pauses).hasSize(3);
    assertThat(tally.outcome(Ending.DONE, 8, tally.rows(), List.of()).timing().transactions())
        .isEqualTo(4);
  }

  @Test
  void givesUpAfterABoundedNumberOfTries() {
    assertThatThrownBy(
            () ->
                attempts.run(
                    PAGES,
                    pages -> {
                      tried.add("");
                      throw new SQLException("canceling statement due to lock timeout", "55P03");
                    }))
        .isInstanceOf(TargetUnavailableException.class)
        .hasMessage(
            "Cannot fill n of shop.item, page 0, rows 0 to 511 (SQLSTATE 55P03): canceling statement due to"
                + " lock timeout; try again later");
    assertThat(tried).hasSize(6);
    assertThat(pauses).hasSize(5).allMatch(pause -> pause.toMillis() < 1600);
  }

  @Test
  void doesNotRepeatWhatTheServerRefuses() {
    assertThatThrownBy(
            () ->
                attempts.run(
                    PAGES,
                    pages -> {
                      throw new SQLException("permission denied", "42501");
                    }))
        .isInstanceOf(TargetRefusedException.class)
        .hasMessage(
            "Cannot fill n of shop.item, pages 0 to 7 (SQLSTATE 42501): permission denied; grant our"
                + " role the right that it names");
    assertThat(pauses).isEmpty();
  }

  @Test
  void leavesOutTheOneRowThatFailsAndDoesAllOthers() {
    List<Piece> leftOut = new ArrayList<>();
    Attempts.Work work =
        new Attempts.Work() {
          @Override
          public SliceOutcome on(Piece piece) throws SQLException {
            PageRange part = piece.pages();
            boolean here = part.first() <= 5 && 5 < part.end();
            if (here && piece.firstLine() <= 37 && 37 < piece.endLine()) {
              throw new SQLException("invalid input syntax", "22P02");
            }
            return written();
          }

          @Override
          public SliceOutcome without(Piece row, SQLException failure) {
            leftOut.add(row);
            return SliceOutcome.without();
          }
        };
    assertThat(attempts.run(PAGES, work)).isEmpty();
    assertThat(leftOut).containsExactly(new Piece(Piece.part(PAGES, 5, 6), 37, 38));
    assertThat(pauses).as("waiting would not help").isEmpty();
  }

  @Test
  void takesATableThatIsGoneForOneThatWasRewritten() {
    assertThat(
            attempts.run(
                PAGES,
                pages -> {
                  throw new SQLException("relation does not exist", "42P01");
                }))
        .contains(Ending.STALE_FILE);
  }

  @Test
  void asksThePaceBeforeEachTry() {
    int[] asked = {0};
    Pace twice = () -> asked[0]++ < 2 ? Pace.Decision.PROCEED : Pace.Decision.STOP_HERE;
    Attempts paced = new Attempts("fill n of", pauses::add, twice, tally);
    assertThat(
            paced.run(
                PAGES,
                pages -> {
                  throw new SQLException("held", "55P03");
                }))
        .contains(Ending.STOPPED);
    assertThat(asked[0]).isEqualTo(3);
  }

  @Test
  void stopsWhereItsThreadIsInterrupted() {
    Attempts interrupted =
        new Attempts(
            "fill n of",
            duration -> {
              throw new InterruptedException();
            },
            Pace.FREE,
            tally);
    assertThat(
            interrupted.run(
                PAGES,
                pages -> {
                  throw new SQLException("held", "55P03");
                }))
        .contains(Ending.STOPPED);
    assertThat(Thread.interrupted()).isTrue();
  }

  private static SliceOutcome written() {
    return new SliceOutcome(SliceResult.WRITTEN, RowCounts.NONE, Duration.ofMillis(1), "0/1");
  }
}
