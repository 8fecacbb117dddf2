package dev.cinch.benchmarks;

import dev.cinch.target.change.Narrow;
import dev.cinch.target.change.Operation;
import dev.cinch.target.change.SyncTrigger;
import java.util.List;
import java.util.Locale;

/** What keeps old and new column in step while applications write. */
enum Keeping {
  /** Nothing: what the others are measured against. */
  NOTHING(List.of()),
  /** From SYNC on: each write is looked at. */
  FORWARD(List.of(new SyncTrigger(Orders.FORWARD, 1))),
  /** Once VERIFY is done. */
  FORWARD_NARROWED(List.of(new SyncTrigger(Orders.FORWARD, 1), new Narrow(Orders.FORWARD))),
  BOTH_WAYS(List.of(new SyncTrigger(Orders.BOTH_WAYS, 1))),
  BOTH_WAYS_NARROWED(List.of(new SyncTrigger(Orders.BOTH_WAYS, 1), new Narrow(Orders.BOTH_WAYS)));

  private final List<Operation> operations;

  Keeping(List<Operation> operations) {
    this.operations = operations;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  List<Operation> operations() {
    return operations;
  }
}
