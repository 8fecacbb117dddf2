package dev.cinch.planner.range;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Transactions;
import dev.cinch.planner.range.Ranges.Patience;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Keeps the window of ranges that are out with workers full. */
public final class GiveOutRanges {

  private final Transactions transactions;
  private final Passes passes;
  private final Ranges ranges;
  private final RangeQueue queue;
  private final Pacing pacing;

  public GiveOutRanges(
      Transactions transactions, Passes passes, Ranges ranges, RangeQueue queue, Pacing pacing) {
    this.transactions = transactions;
    this.passes = passes;
    this.ranges = ranges;
    this.queue = queue;
    this.pacing = pacing;
  }

  public void giveOut(Migration migration, Pass pass) {
    transactions.inOne(
        () -> {
          Pass locked = passes.lock(pass);
          Instant now = pacing.clock().instant();
          Instant silent = now.minus(pacing.settings().silence());
          ranges.takeBack(locked, migration, new Patience(silent, silent, now));
          giveOut(migration, locked, now);
        });
  }

  private void giveOut(Migration migration, Pass pass, Instant now) {
    int free = (int) Math.max(0, pacing.settings().window() - ranges.countOut(pass));
    if (free == 0) {
      return;
    }
    List<PassLeaf> leaves = passes.leaves(pass);
    free -= giveWaiting(migration, pass, leaves, free, now);
    for (PassLeaf leaf : leaves) {
      free -= cut(migration, pass, leaf, free, now);
    }
  }

  private int giveWaiting(
      Migration migration, Pass pass, List<PassLeaf> leaves, int free, Instant now) {
    Map<?, LeafExtent> extents =
        leaves.stream()
            .map(PassLeaf::extent)
            .collect(Collectors.toMap(LeafExtent::leaf, Function.identity()));
    List<Range> waiting = ranges.waiting(pass, migration.attempt(), now, free);
    for (Range range : waiting) {
      LeafExtent extent = extents.get(range.leaf());
      if (extent == null) {
        throw new IllegalStateException(
            "Cannot give out range %s: its pass has no leaf %s"
                .formatted(range.id(), range.leaf()));
      }
      Range again =
          new Range(
              range.id(),
              range.leaf(),
              range.firstPage(),
              range.endPage(),
              range.issue() + 1,
              range.again());
      ranges.giveAgain(again, migration.attempt(), now);
      queue.give(migration, pass, extent, again);
    }
    return waiting.size();
  }

  private int cut(Migration migration, Pass pass, PassLeaf leaf, int free, Instant now) {
    LeafExtent extent = leaf.extent();
    long size = pacing.settings().pagesFor(extent.pages(), pass.tally().pagesPerSecond());
    long next = leaf.nextPage();
    int given = 0;
    while (!leaf.stale() && given < free && next < extent.pages()) {
      long end = Math.min(extent.pages(), next + size);
      Range range = new Range(UUID.randomUUID(), extent.leaf(), next, end, 1, null);
      ranges.addGiven(pass, range, migration.attempt(), now);
      queue.give(migration, pass, extent, range);
      next = end;
      given++;
    }
    if (given > 0) {
      passes.cutTo(pass, extent, next);
    }
    return given;
  }
}
