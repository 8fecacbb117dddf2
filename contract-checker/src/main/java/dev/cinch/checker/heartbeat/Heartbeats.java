package dev.cinch.checker.heartbeat;

import dev.cinch.checker.contract.ContractKey;
import java.util.List;

/** What was last heard of each process. */
public interface Heartbeats {

  /**
   * Keeps what was heard in the place of what was heard before.
   *
   * @return whether it is news: of a process that is new, that runs something else than before, or
   *     that comes or goes
   */
  boolean keep(Heartbeat heartbeat);

  /** All that were ever heard for a contract. */
  List<Heartbeat> of(ContractKey contract);
}
