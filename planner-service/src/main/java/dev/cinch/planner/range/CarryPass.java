package dev.cinch.planner.range;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.Progress;
import dev.cinch.planner.migration.Progress.Pages;
import dev.cinch.planner.migration.Progress.RangeCount;
import dev.cinch.planner.migration.Transition;
import dev.cinch.planner.range.Pass.Beginning;
import dev.cinch.planner.step.PhaseFailedException;
import dev.cinch.target.name.TableName;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes a pass over the table to its end: cuts it, gives its ranges out, cuts anew what changed.
 */
public final class CarryPass {

  /** Counters are announced so often at most; the last ones come with the end of the phase. */
  private static final Duration BETWEEN_ANNOUNCEMENTS = Duration.ofMillis(500);

  private final Books books;
  private final GiveOutRanges giveOut;
  private final TableExtents extents;
  private final Pacing pacing;

  public CarryPass(Books books, GiveOutRanges giveOut, TableExtents extents, Pacing pacing) {
    this.books = books;
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
   * @throws PhaseFailedException if a range has failed for good, or too many rows are bad
   */
  public Optional<Pass> finished(Migration migration, Phase phase) {
    Pass pass = atHand(migration, phase);
    if (isOver(migration, pass)) {
      books.badRows().forgetAllButThoseOf(pass);
      // read again: the last report may have come in after the first reading
      return newest(migration, phase);
    }
    return Optional.empty();
  }

  /** The newest pass of the phase; the first is opened here. */
  private Pass atHand(Migration migration, Phase phase) {
    return newest(migration, phase).orElseGet(() -> open(migration, phase, Beginning.at(now())));
  }

  /** Opens the pass after the newest one, over the table as large as it is now. */
  public Pass openNext(Migration migration, Phase phase, String reason) {
    return open(migration, phase, new Beginning(now(), null, reason));
  }

  /**
   * The same for one that counts in a snapshot, over the table as large as it is by then.
   *
   * @param reason why there is another one; null of the first
   */
  public Pass openNextIn(
      String snapshot, Migration migration, Phase phase, @Nullable String reason) {
    return open(migration, phase, new Beginning(now(), snapshot, reason));
  }

  private Pass open(Migration migration, Phase phase, Beginning beginning) {
    int number = nextNumber(migration, phase);
    return books
        .passes()
        .open(migration.id(), phase, number, extents.of(migration.plan()), beginning);
  }

  private int nextNumber(Migration migration, Phase phase) {
    return newest(migration, phase).map(Pass::number).orElse(0) + 1;
  }

  /** Empty before the first. */
  public Optional<Pass> newest(Migration migration, Phase phase) {
    return books.passes().latest(migration.id(), phase);
  }

  /** How many passes of the phase there have been since it began, or was begun again. */
  public int countOf(Migration migration, Phase phase) {
    return books.passes().countSince(migration.id(), phase, migration.recordOf(phase).since());
  }

  /** Whether a worker has handed back pages of the newest pass as no longer fit. */
  public boolean hasStaleTable(Migration migration, Phase phase) {
    return newest(migration, phase)
        .map(pass -> books.passes().leaves(pass).stream().anyMatch(PassLeaf::stale))
        .orElse(false);
  }

  /** Whether some of its pages are still to be worked on. */
  public boolean hasSomethingLeft(Pass pass) {
    return !nothingIsLeft(pass);
  }

  /**
   * Why a pass that counts in a snapshot can't come to its end: some rows are where it can't see
   * them. Empty where it can.
   */
  public Optional<String> spoiled(Migration migration, Pass pass) {
    Optional<String> stale =
        books.passes().leaves(pass).stream()
            .filter(PassLeaf::stale)
            .map(leaf -> leaf.extent().leaf() + " was rewritten, or its snapshot is gone")
            .findFirst();
    return stale.isPresent() || hasSomethingLeft(pass)
        ? stale
        : missed(migration, cut(pass)).stream()
            .map(leaf -> leaf.leaf() + " came, or was rewritten, since its snapshot was taken")
            .findFirst();
  }

  private boolean isOver(Migration migration, Pass pass) {
    cutAnew(migration, pass);
    giveOut.giveOut(migration, pass);
    boolean over = nothingIsLeft(pass) && coversTheTable(migration, pass);
    refuseFailures(migration, pass);
    return over;
  }

  private boolean nothingIsLeft(Pass pass) {
    return books.ranges().countOpen(pass) == 0
        && books.passes().leaves(pass).stream()
            .allMatch(leaf -> leaf.isCutToTheEnd() && !leaf.stale());
  }

  /** To be asked after what is left: the last range may fail in between. */
  private void refuseFailures(Migration migration, Pass pass) {
    books.ranges().failure(pass, migration.attempt()).ifPresent(CarryPass::fail);
    books
        .badRows()
        .met(pass, migration.attempt())
        .flatMap(met -> TolerateBadRows.objection(migration.plan(), pass.phase(), met))
        .ifPresent(CarryPass::fail);
  }

  /**
   * To be asked of a pass that is over.
   *
   * @throws PhaseFailedException if rows are bad and the plan tightens anything
   */
  public void refuseToTightenBadRows(Migration migration, Pass pass) {
    books
        .badRows()
        .met(pass, migration.attempt())
        .flatMap(met -> TolerateBadRows.objectionToTighten(migration.plan(), met))
        .ifPresent(CarryPass::fail);
  }

  private static void fail(String reason) {
    throw new PhaseFailedException(reason);
  }

  /** Another pass at once; counters, where they have moved and were not announced just now. */
  public Optional<Transition> announce(Migration migration, Phase phase) {
    Instant now = now();
    Pass pass = atHand(migration, phase);
    Progress progress = progress(pass);
    boolean moved = !progress.equals(migration.progress());
    Instant due = migration.revision().updatedAt().plus(BETWEEN_ANNOUNCEMENTS);
    return pass.asNext()
        .filter(next -> next.isNewsTo(migration))
        .map(next -> next.begun(migration, progress, now))
        .or(
            () ->
                moved && now.isAfter(due)
                    ? Optional.of(migration.report(progress, now))
                    : Optional.empty());
  }

  /**
   * The phase ends with this pass. The target's marker holds the next epoch already, before the
   * planner's database does, so that no worker of the pass can write any more; cut in between, the
   * phase is left again with the same epoch.
   */
  public Transition leave(Migration migration, Phase phase, Pass pass) {
    return leave(migration, phase, pass, Map.of());
  }

  /** The same, with more evidence than the pass itself has. */
  public Transition leave(
      Migration migration, Phase phase, Pass pass, Map<String, String> moreEvidence) {
    Progress progress = progress(pass);
    Map<String, String> evidence = new HashMap<>(evidence(progress));
    evidence.putAll(moreEvidence);
    return migration.finishPass(phase, progress, evidence, now());
  }

  private static Map<String, String> evidence(Progress progress) {
    return Map.of(
        "passes", String.valueOf(progress.pass()),
        "pages", String.valueOf(progress.pages().done()),
        "ranges", String.valueOf(progress.ranges().done()),
        "rows_seen", String.valueOf(progress.rows().seen()),
        "rows_changed", String.valueOf(progress.rows().changed()),
        "mismatches", String.valueOf(progress.rows().mismatches()),
        "bad_rows", String.valueOf(progress.badRows()));
  }

  /** Of the newest pass of the phase. */
  public Progress progress(Migration migration, Phase phase) {
    return progress(atHand(migration, phase));
  }

  public Progress progress(Pass pass) {
    List<PassLeaf> leaves = books.passes().leaves(pass);
    return new Progress(
        pass.number(),
        new Pages(
            leaves.stream().mapToLong(leaf -> leaf.extent().pages()).sum(),
            leaves.stream().mapToLong(PassLeaf::pagesDone).sum()),
        new RangeCount(
            pass.tally().rangesDone(),
            books.ranges().countOut(pass),
            books.ranges().countTaken(pass)),
        pass.tally().rows(),
        books.badRows().count(pass.migration()));
  }

  /** The leaves whose rows the newest pass of the phase has not seen. */
  public List<TableName> missed(Migration migration, Phase phase) {
    Map<TableName, LeafExtent> seen = newest(migration, phase).map(this::cut).orElse(Map.of());
    return missed(migration, seen).stream().map(LeafExtent::leaf).toList();
  }

  /**
   * Partitions may have come since the pass was cut, or others in the place of those that were; and
   * after a failover rows may be gone that had been written.
   */
  private List<LeafExtent> missed(Migration migration, Map<TableName, LeafExtent> cut) {
    return extents.of(migration.plan()).stream()
        .filter(now -> now.pages() > 0)
        .filter(now -> !now.isAsCut(cut.get(now.leaf())))
        .toList();
  }

  private Map<TableName, LeafExtent> cut(Pass pass) {
    return books.passes().leaves(pass).stream()
        .map(PassLeaf::extent)
        .collect(Collectors.toMap(LeafExtent::leaf, Function.identity()));
  }

  /** What was missed is still to be worked on. */
  private boolean coversTheTable(Migration migration, Pass pass) {
    Map<TableName, LeafExtent> cut = cut(pass);
    List<LeafExtent> missed = missed(migration, cut);
    if (!pass.isInSnapshot()) {
      missed.forEach(now -> takeIn(pass, now, cut));
    }
    return missed.isEmpty();
  }

  private void takeIn(Pass pass, LeafExtent now, Map<TableName, LeafExtent> cut) {
    if (cut.containsKey(now.leaf())) {
      books.passes().cutAnew(pass, now);
    } else {
      books.passes().add(pass, now);
    }
  }

  private void cutAnew(Migration migration, Pass pass) {
    List<PassLeaf> stale = books.passes().leaves(pass).stream().filter(PassLeaf::stale).toList();
    if (stale.isEmpty() || pass.isInSnapshot()) {
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
      books.passes().cutAnew(pass, now == null ? gone : now);
    }
  }

  private Instant now() {
    return pacing.clock().instant();
  }
}
