package dev.cinch.target.change;

import dev.cinch.target.name.TableName;
import dev.cinch.target.step.LockMode;
import dev.cinch.target.step.Step;
import dev.cinch.target.step.Undo;
import dev.cinch.target.value.Digest;
import java.util.ArrayList;
import java.util.List;

/**
 * Raises the epoch, so that no writer of an older one writes again. First the marker is set to a
 * text under which nobody writes; then each physical table is locked once, which waits for every
 * statement that read the older marker and is still at work; with the last one the new epoch is in
 * force. The marker says how far this has come, so that a planner that was cut goes on from there.
 *
 * <p>Where the marker is gone, nobody writes, and nothing is to do.
 *
 * @param epoch the next epoch
 */
public record RaiseEpoch(ColumnChange change, TableLayout layout, long epoch) implements Operation {

  @Override
  public List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    steps.add(announce());
    for (int leaf = 1; leaf <= layout.leaves().size(); leaf++) {
      steps.add(pass(leaf));
    }
    return List.copyOf(steps);
  }

  private Step announce() {
    return new Step(
        "epoch-%d.announce".formatted(epoch),
        "Stop all writers of an epoch before %d on %s".formatted(epoch, change.table()),
        change.table(),
        MarkerPlace.of(change).lock(),
        true,
        List.of(),
        List.of(unlessReached(0)),
        Undo.needless(),
        "select " + reached(0));
  }

  private Step pass(int leaf) {
    TableName table = layout.leaves().get(leaf - 1);
    return new Step(
        "epoch-%d.pass-%d".formatted(epoch, leaf),
        "Wait for the statements that still write %s under an older epoch".formatted(table),
        table,
        LockMode.SHARE_ROW_EXCLUSIVE,
        true,
        List.of(),
        List.of(
            "lock table only %s in %s mode"
                .formatted(table.quoted(), LockMode.SHARE_ROW_EXCLUSIVE.sql()),
            unlessReached(leaf)),
        Undo.needless(),
        "select " + reached(leaf));
  }

  /** Never lowers the marker, should an older planner come late. */
  private String unlessReached(int leaf) {
    return DollarQuote.block(
        """
        begin
          if not %s then
            %s;
          end if;
        end
        """
            .formatted(reached(leaf), MarkerPlace.of(change).write(text(leaf))));
  }

  private String text(int leaf) {
    Marker marker = change.marker(epoch);
    return leaf == layout.leaves().size() ? marker.text() : marker.passing(leaf, round());
  }

  /** True where this leaf and all before it have been passed, or the marker is further still. */
  private String reached(int leaf) {
    return """
        (select text is null
                or (regexp_match(text, ' epoch=(\\d+) '))[1]::bigint > %1$d
                or text = %2$s
                or (pg_catalog.starts_with(text, %3$s)
                    and (regexp_match(text, ' passed=(\\d+) '))[1]::int >= %4$d)
           from (select %5$s as text) marker)"""
        .formatted(
            epoch,
            Literal.of(change.marker(epoch).text()),
            Literal.of(change.marker(epoch).text() + " round=" + round() + " passed="),
            leaf,
            MarkerPlace.of(change).read());
  }

  /** Tells a round over these leaves from one over others: after a partition has come or gone. */
  private String round() {
    return Digest.sha256(layout.leaves().toString()).substring(0, 8);
  }
}
