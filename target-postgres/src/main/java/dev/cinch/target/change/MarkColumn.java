package dev.cinch.target.change;

import dev.cinch.target.step.LockMode;
import dev.cinch.target.step.Step;
import dev.cinch.target.step.Undo;
import java.util.List;

/**
 * Puts the marker on the new column, in SYNC, where the applications write both columns: from here
 * on workers may fill it. On the way back the column's comment says again whose it is, and nothing
 * more; whoever reads it writes nothing.
 *
 * @param epoch the epoch that the marker begins with
 */
public record MarkColumn(ColumnChange change, long epoch) implements Operation {

  @Override
  public List<Step> steps() {
    Ownership ownership = new Ownership(change);
    MarkerPlace place = MarkerPlace.of(change);
    Marker marker = change.marker(epoch);
    return List.of(
        new Step(
            "sync.mark-column",
            "Mark %s of %s as written by the applications, for workers to fill"
                .formatted(change.column().name(), change.table()),
            change.table(),
            LockMode.SHARE_UPDATE_EXCLUSIVE,
            true,
            List.of(),
            List.of(refuseForeignComment(ownership), place.write(marker.text())),
            Undo.by(unmark(ownership)),
            "select %s and pg_catalog.strpos(%s, %s) > 0"
                .formatted(
                    place.isMarked(), place.read(), Literal.of(" expression=" + marker.digest()))));
  }

  private String refuseForeignComment(Ownership ownership) {
    return Refusal.when(
        "not " + ownership.isOurs(),
        "Cannot mark column %s of %s: its comment does not say that it is migration %s's; set it to '%s' if it is"
            .formatted(
                change.column().name(), change.table(), change.migration(), ownership.text()));
  }

  private static String unmark(Ownership ownership) {
    return DollarQuote.block(
        """
        begin
          if %s then
            %s;
          end if;
        end
        """
            .formatted(ownership.isOurs(), ownership.claim()));
  }
}
