package dev.cinch.target.fill;

import dev.cinch.target.TargetException;
import dev.cinch.target.fill.RangeOutcome.Ending;
import dev.cinch.target.lock.Pause;
import dev.cinch.target.range.PageRange;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Runs a transaction on pages, and again where others stood in the way: after a pause, in halves,
 * so that the rows that others hold keep back ever fewer of the rest, and not for ever.
 */
final class Attempts {

  private static final int MOST = 6;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Set<String> OTHERS_IN_THE_WAY = Set.of("55P03", "40P01", "40001", "57014");
  private static final String NO_SUCH_TABLE = "42P01";

  private final String purpose;
  private final Pause pause;
  private final Pace pace;
  private final Tally tally;

  /**
   * @param purpose for messages, such as {@code fill price_text of}
   */
  Attempts(String purpose, Pause pause, Pace pace, Tally tally) {
    this.purpose = purpose;
    this.pause = pause;
    this.pace = pace;
    this.tally = tally;
  }

  /** Empty where the pages are done, else why the range ends before they are. */
  Optional<Ending> run(PageRange pages, Work work) {
    return run(pages, work, 1);
  }

  private Optional<Ending> run(PageRange pages, Work work, int attempt) {
    if (pace.next() == Pace.Decision.STOP_HERE) {
      return Optional.of(Ending.STOPPED);
    }
    try {
      SliceOutcome outcome = work.on(pages);
      tally.add(outcome);
      pace.written(outcome);
      return Ending.of(outcome.result());
    } catch (SQLException e) {
      return afterFailure(e, pages, work, attempt);
    }
  }

  private Optional<Ending> afterFailure(
      SQLException failure, PageRange pages, Work work, int attempt) {
    String state = String.valueOf(failure.getSQLState());
    if (state.equals(NO_SUCH_TABLE)) {
      return Optional.of(Ending.STALE_FILE);
    }
    if (!OTHERS_IN_THE_WAY.contains(state) || attempt == MOST) {
      throw TargetException.of(
          "Cannot %s %s, pages %d to %d (SQLSTATE %s)"
              .formatted(purpose, pages.leaf(), pages.first(), pages.end() - 1, state),
          failure);
    }
    return paused(attempt) ? inHalves(pages, work, attempt + 1) : Optional.of(Ending.STOPPED);
  }

  private boolean paused(int attempt) {
    long most = FIRST_PAUSE.toNanos() << attempt;
    try {
      pause.pause(Duration.ofNanos(ThreadLocalRandom.current().nextLong(most)));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Optional<Ending> inHalves(PageRange pages, Work work, int attempt) {
    if (pages.pages() == 1) {
      return run(pages, work, attempt);
    }
    long middle = pages.first() + pages.pages() / 2;
    return run(part(pages, pages.first(), middle), work, attempt)
        .or(() -> run(part(pages, middle, pages.end()), work, attempt));
  }

  static PageRange part(PageRange pages, long first, long end) {
    return new PageRange(pages.leaf(), pages.filenode(), pages.timeline(), first, end);
  }

  /** One transaction. */
  interface Work {
    SliceOutcome on(PageRange pages) throws SQLException;
  }
}
