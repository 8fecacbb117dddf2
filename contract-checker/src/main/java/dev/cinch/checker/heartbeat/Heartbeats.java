package dev.cinch.checker.heartbeat;

import dev.cinch.checker.contract.ContractKey;
import java.util.List;

/** What was last heard of each process. */
public interface Heartbeats {

  /** Keeps what was heard in the place of what was heard before. */
  void keep(Heartbeat heartbeat);

  /** All that were ever heard for a contract. */
  List<Heartbeat> of(ContractKey contract);
}
