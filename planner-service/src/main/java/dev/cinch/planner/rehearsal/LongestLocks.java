package dev.cinch.planner.rehearsal;

import dev.cinch.planner.rehearsal.RehearsalReport.Locks;
import dev.cinch.planner.rehearsal.RehearsalReport.Longest;
import dev.cinch.planner.step.StepRun;
import dev.cinch.planner.step.StepRun.Blocked;
import dev.cinch.planner.step.StepRuns.KeptRun;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the longest waits in the records of steps. */
final class LongestLocks {

  private LongestLocks() {}

  static Locks of(List<KeptRun> kept, long rowsHeldMillis) {
    List<StepRun> runs = kept.stream().map(KeptRun::run).toList();
    return new Locks(
        longest(runs.stream().filter(run -> !run.blocked().isEmpty()).map(LongestLocks::waited)),
        longest(runs.stream().flatMap(LongestLocks::held)),
        rowsHeldMillis);
  }

  private static @Nullable Longest longest(Stream<Longest> all) {
    return all.max(Comparator.comparingLong(Longest::millis)).orElse(null);
  }

  /** Where it never got its lock, it waited all the time. */
  private static Longest waited(StepRun run) {
    Long waited = run.timing().waitedMillis();
    List<Blocked> blocked = run.blocked();
    return new Longest(
        run.step(),
        waited == null
            ? Duration.between(run.timing().began(), run.timing().ended()).toMillis()
            : waited,
        blocked.get(blocked.size() - 1).by());
  }

  private static Stream<Longest> held(StepRun run) {
    return Stream.ofNullable(run.timing().heldMillis())
        .map(millis -> new Longest(run.step(), millis, null));
  }
}
