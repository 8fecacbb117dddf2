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
 * Runs a transaction on pages, and again where it failed. Where others stood in the way: after a
 * pause, in halves, so that the rows that others hold keep back ever fewer of the rest, and not for
 * ever. Where a row is at fault: in halves down to that row, so that the rest is done without it.
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
    return run(Piece.of(pages), work, 1);
  }

  private Optional<Ending> run(Piece piece, Work work, int attempt) {
    if (pace.next() == Pace.Decision.STOP_HERE) {
      return Optional.of(Ending.STOPPED);
    }
    Optional<Ending> enough = work.before(piece);
    if (enough.isPresent()) {
      return enough;
    }
    try {
      return after(work.on(piece));
    } catch (SQLException e) {
      return afterFailure(e, piece, work, attempt);
    }
  }

  private Optional<Ending> after(SliceOutcome outcome) {
    tally.add(outcome);
    pace.written(outcome);
    return Ending.of(outcome.result());
  }

  private Optional<Ending> afterFailure(SQLException failure, Piece piece, Work work, int attempt) {
    if (failure instanceof SnapshotGoneException) {
      return Optional.of(Ending.STALE_SNAPSHOT);
    }
    if (ServerWords.isOfARow(failure)) {
      return piece.isOneRow()
          ? withoutIt(failure, piece, work, attempt)
          : inHalves(piece, work, attempt);
    }
    String state = ServerWords.state(failure);
    if (state.equals(NO_SUCH_TABLE)) {
      return Optional.of(Ending.STALE_FILE);
    }
    if (!OTHERS_IN_THE_WAY.contains(state) || attempt >= MOST) {
      throw failed(failure, piece);
    }
    return paused(attempt) ? inHalves(piece, work, attempt + 1) : Optional.of(Ending.STOPPED);
  }

  private Optional<Ending> withoutIt(SQLException failure, Piece row, Work work, int attempt) {
    try {
      return after(work.without(row, failure));
    } catch (SQLException e) {
      if (ServerWords.isOfARow(e)) {
        throw failed(e, row);
      }
      return afterFailure(e, row, work, attempt);
    }
  }

  private TargetException failed(SQLException failure, Piece piece) {
    return TargetException.of(
        "Cannot %s %s, %s (SQLSTATE %s)"
            .formatted(purpose, piece.pages().leaf(), piece, ServerWords.state(failure)),
        ServerWords.of(failure));
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

  private Optional<Ending> inHalves(Piece piece, Work work, int attempt) {
    if (piece.isOneRow()) {
      return run(piece, work, attempt);
    }
    return piece.halves().stream()
        .map(half -> run(half, work, attempt))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** One transaction. */
  interface Work {

    /** Why there is to be none on it; usually empty. */
    default Optional<Ending> before(Piece piece) {
      return Optional.empty();
    }

    SliceOutcome on(Piece piece) throws SQLException;

    /** Goes on without a row that fails; by default it can't. */
    default SliceOutcome without(Piece row, SQLException failure) throws SQLException {
      throw failure;
    }
  }
}
