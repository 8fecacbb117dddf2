package dev.cinch.planner.range;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.Progress;
import dev.cinch.planner.migration.Progress.Pages;
import dev.cinch.planner.migration.Progress.RangeCount;
import dev.cinch.planner.migration.Transition;
import dev.cinch.planner.step.PhaseFailedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes a pass over the table to its end: cuts it, gives its ranges out, cuts anew what changed.
 */
public final class CarryPass {

  /** Counters are announced so often at most; the last ones come with the end of the phase. */
  private static final Duration BETWEEN_ANNOUNCEMENTS = Duration.ofMillis(500);

  private final Passes passes;
  private final Ranges ranges;
  private final GiveOutRanges giveOut;
  private final TableExtents extents;
  private final Pacing pacing;

  public CarryPass(
      Passes passes, Ranges ranges, GiveOutRanges giveOut, TableExtents extents, Pacing pacing) {
    this.passes = passes;
    this.ranges = ranges;
    this.giveOut = giveOut;
    this.extents = extents;
    this.pacing = pacing;
  }

  public DispatchSettings settings() {
    return pacing.settings();
  }

  /**
   * Gives out what can be given out.
   *
   * @return the pass, where nothing of it is left to give out or to wait for
   * @throws PhaseFailedException if a range has failed for good
   */
  public Optional<Pass> finished(Migration migration, Phase phase) {
    Pass pass = atHand(migration, phase);
    if (isOver(migration, pass)) {
      // read again: the last report may have come in after the first reading
      return passes.latest(migration.id(), phase);
    }
    return Optional.empty();
  }

  /** The newest pass of the phase; the first is opened here. */
  private Pass atHand(Migration migration, Phase phase) {
    return passes.latest(migration.id(), phase).orElseGet(() -> open(migration, phase, 1));
  }

  /** Opens a pass over the table as large as it is now. */
  public Pass open(Migration migration, Phase phase, int number) {
    return passes.open(migration.id(), phase, number, extents.of(migration.plan()), now());
  }

  private boolean isOver(Migration migration, Pass pass) {
    ranges
        .failure(pass, migration.attempt())
        .ifPresent(
            reason -> {
              throw new PhaseFailedException(reason);
            });
    cutAnew(migration, pass);
    giveOut.giveOut(migration, pass);
    return ranges.countOpen(pass) == 0
        && passes.leaves(pass).stream().allMatch(leaf -> leaf.isCutToTheEnd() && !leaf.stale());
  }

  /** Counters, where they have moved and were not announced just now. */
  public Optional<Transition> announce(Migration migration, Phase phase) {
    Instant now = now();
    Progress progress = progress(atHand(migration, phase));
    boolean moved = !progress.equals(migration.progress());
    Instant due = migration.revision().updatedAt().plus(BETWEEN_ANNOUNCEMENTS);
    return moved && now.isAfter(due)
        ? Optional.of(migration.report(progress, now))
        : Optional.empty();
  }

  /**
   * The phase ends with this pass. The target's marker holds the next epoch already, before the
   * planner's database does, so that no worker of the pass can write any more; cut in between, the
   * phase is left again with the same epoch.
   */
  public Transition leave(Migration migration, Phase phase, Pass pass) {
    Progress progress = progress(pass);
    return migration.finishPass(phase, progress, evidence(progress), now());
  }

  private static Map<String, String> evidence(Progress progress) {
    return Map.of(
        "passes", String.valueOf(progress.pass()),
        "pages", String.valueOf(progress.pages().done()),
        "ranges", String.valueOf(progress.ranges().done()),
        "rows_seen", String.valueOf(progress.rows().seen()),
        "rows_changed", String.valueOf(progress.rows().changed()),
        "mismatches", String.valueOf(progress.rows().mismatches()));
  }

  public Progress progress(Pass pass) {
    List<PassLeaf> leaves = passes.leaves(pass);
    return new Progress(
        pass.number(),
        new Pages(
            leaves.stream().mapToLong(leaf -> leaf.extent().pages()).sum(),
            leaves.stream().mapToLong(PassLeaf::pagesDone).sum()),
        new RangeCount(pass.tally().rangesDone(), ranges.countOut(pass)),
        pass.tally().rows());
  }

  private void cutAnew(Migration migration, Pass pass) {
    List<PassLeaf> stale = passes.leaves(pass).stream().filter(PassLeaf::stale).toList();
    if (stale.isEmpty()) {
      return;
    }
    Map<?, LeafExtent> fresh =
        extents.of(migration.plan()).stream()
            .collect(Collectors.toMap(LeafExtent::leaf, Function.identity()));
    for (PassLeaf leaf : stale) {
      LeafExtent gone =
          new LeafExtent(
              leaf.extent().leaf(), leaf.extent().filenode(), leaf.extent().timeline(), 0);
      LeafExtent now = fresh.get(leaf.extent().leaf());
      passes.cutAnew(pass, now == null ? gone : now);
    }
  }

  private Instant now() {
    return pacing.clock().instant();
  }
}
