package dev.cinch.worker.range;

import dev.cinch.worker.range.Judgement.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The stop sign of one turn: shutdown, the migration's state, and the time that the turn has. */
final class RangeWatch implements StopSign {

  private static final Duration LOOK_UP = Duration.ofMillis(100);

  private final AssignedRange range;
  private final Turn turn;
  private final MigrationStates states;
  private final Clock clock;

  RangeWatch(AssignedRange range, Turn turn, MigrationStates states, Clock clock) {
    this.range = range;
    this.turn = turn;
    this.states = states;
    this.clock = clock;
  }

  @Override
  public Optional<Stop> read() {
    if (turn.shutdown().requested()) {
      return Optional.of(new Stop(ReportKind.HANDED_BACK, "the worker ends"));
    }
    Judgement judgement = JudgeRange.judge(range, states.find(range.migration()));
    if (!judgement.is(Verdict.FIT)) {
      return Optional.of(judgement.stop());
    }
    return clock.instant().isBefore(turn.until())
        ? Optional.empty()
        : Optional.of(new Stop(ReportKind.PARTIAL, "the time for one range is over"));
  }

  @Override
  public void await(Duration atMost) {
    Duration left = atMost;
    while (!left.isNegative() && !left.isZero() && read().isEmpty()) {
      turn.shutdown().await(left.compareTo(LOOK_UP) < 0 ? left : LOOK_UP);
      left = left.minus(LOOK_UP);
    }
  }
}
