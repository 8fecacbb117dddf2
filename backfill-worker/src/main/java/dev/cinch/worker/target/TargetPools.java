package dev.cinch.worker.target;

import dev.cinch.target.TargetPool;
import dev.cinch.target.Targets;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A pool of connections for each target, opened when first needed. */
public final class TargetPools implements AutoCloseable {

  /** Short enough for several tries within one turn. */
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(3);

  private final Targets targets;
  private final int connections;
  private final Map<String, TargetPool> pools = new ConcurrentHashMap<>();

  /**
   * @param connections most connections to one target
   */
  public TargetPools(Targets targets, int connections) {
    this.targets = targets;
    this.connections = connections;
  }

  /** A connection in auto-commit mode; closing it gives it back. */
  Connection take(String target) {
    return pools
        .computeIfAbsent(
            target, name -> targets.get(name).pool("cinch-worker", connections, CONNECT_WITHIN))
        .take();
  }

  @Override
  public void close() {
    pools.values().forEach(TargetPool::close);
  }
}
