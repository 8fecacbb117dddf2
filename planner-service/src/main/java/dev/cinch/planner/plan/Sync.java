package dev.cinch.planner.plan;

import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import dev.cinch.target.value.SyncMode;
import java.util.List;

/**
 * How old and new are kept in step.
 *
 * @param mode who does it at each write
 * @param forward each new value, from the row's other columns
 * @param backward each old value, from the new ones; without them SWITCH can't be taken back
 * @param calls functions that they may call although these are declared volatile
 */
public record Sync(
    SyncMode mode, List<Derivation> forward, List<Derivation> backward, List<TableName> calls) {
  public Sync {
    forward = List.copyOf(forward);
    backward = List.copyOf(backward);
    calls = List.copyOf(calls);
  }

  /** The same for one of the new columns. */
  Sync of(Identifier column) {
    return new Sync(
        mode,
        forward.stream().filter(derivation -> derivation.column().equals(column)).toList(),
        backward,
        calls);
  }
}
