package dev.cinch.planner.phase;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.range.CarryPass;
import dev.cinch.planner.range.Pass;
import dev.cinch.planner.range.Snapshots;
import dev.cinch.planner.step.PhaseFailedException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes VERIFY from pass to pass where the applications write both columns. Without a trigger a row
 * that was never filled may move behind a worker, so that no pass over ranges proves anything: rows
 * are counted in one snapshot that all workers share. Rows without a value are filled by a pass of
 * its own, and counted in the next snapshot; what an application wrote is left as it is.
 */
final class VerifyInSnapshots {

  private static final Logger LOG = LoggerFactory.getLogger(VerifyInSnapshots.class);

  private final CarryPass carryPass;
  private final Snapshots snapshots;
  private final WatchWriters watch;

  VerifyInSnapshots(CarryPass carryPass, Snapshots snapshots, WatchWriters watch) {
    this.carryPass = carryPass;
    this.snapshots = snapshots;
    this.watch = watch;
  }

  /**
   * Goes on with the pass at hand, or opens the next one.
   *
   * @return a pass in a snapshot that is over; empty as long as there is none
   */
  Optional<Pass> finished(Migration migration) {
    watch.look(migration);
    try {
      Optional<Pass> newest = carryPass.newest(migration, Phase.VERIFY);
      if (newest.isEmpty()) {
        count(migration, null);
      } else if (newest.get().isInSnapshot()) {
        newest.flatMap(pass -> lost(migration, pass)).ifPresent(why -> again(migration, why));
      }
      return carryPass
          .finished(migration, Phase.VERIFY)
          .filter(pass -> pass.isInSnapshot() || countAfterFilling(migration));
    } catch (PhaseFailedException failed) {
      snapshots.letGo(migration.id());
      throw failed;
    }
  }

  /** Why a pass has to begin anew: it is never taken for one that found nothing. */
  private Optional<String> lost(Migration migration, Pass pass) {
    String snapshot = Objects.requireNonNull(pass.beginning().snapshot());
    boolean gone = carryPass.hasSomethingLeft(pass) && !snapshots.holds(migration, snapshot);
    return gone
        ? Optional.of("its snapshot is gone, as after a restart of planner or target")
        : carryPass.spoiled(migration, pass);
  }

  private void again(Migration migration, String why) {
    if (hasHadItsPasses(migration)) {
      throw new PhaseFailedException(
          "Cannot count the rows of table %s in one snapshot: none of %d passes came to its end, the last one because %s; resume once that is over"
              .formatted(migration.plan().table(), allowed(), why));
    }
    LOG.info("Migration {} counts anew in another snapshot: {}", migration.id(), why);
    count(migration, "the pass before could not come to its end: " + why);
  }

  private boolean countAfterFilling(Migration migration) {
    count(migration, "rows were filled that had no value; they are counted now");
    return false;
  }

  /** A pass in a snapshot of this moment. */
  Pass count(Migration migration, @Nullable String reason) {
    return carryPass.openNextIn(snapshots.open(migration), migration, Phase.VERIFY, reason);
  }

  /** What comes after a pass that found something. */
  Pass after(Migration migration, Pass pass) {
    snapshots.letGo(migration.id());
    if (hasHadItsPasses(migration)) {
      throw new PhaseFailedException(reason(migration, pass));
    }
    return unfilled(pass) > 0
        ? carryPass.openNext(migration, Phase.VERIFY, pass.found())
        : count(migration, pass.found());
  }

  private String reason(Migration migration, Pass pass) {
    long unfilled = unfilled(pass);
    return "Cannot verify column %s: in one snapshot, pass %d still found %d rows without the value that they should have, and %d to which an application has given another value than the forward expression does; see to it that every writer of table %s writes both columns, correct the rows, then resume; %s"
        .formatted(
            migration.plan().column().name(),
            pass.number(),
            unfilled,
            pass.tally().rows().mismatches() - unfilled,
            migration.plan().table(),
            watch.words(migration));
  }

  private static long unfilled(Pass pass) {
    Long unfilled = pass.tally().rows().unfilled();
    return unfilled == null ? 0 : unfilled;
  }

  private boolean hasHadItsPasses(Migration migration) {
    return carryPass.countOf(migration, Phase.VERIFY) >= allowed();
  }

  private int allowed() {
    return carryPass.settings().verifyPasses();
  }

  void letGo(Migration migration) {
    snapshots.letGo(migration.id());
  }
}
