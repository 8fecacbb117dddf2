package dev.cinch.target.usage;

import org.jspecify.annotations.Nullable;

/**
 * A physical replica.
 *
 * @param name what it calls itself, or its slot
 * @param connected whether it is there at this moment
 * @param bytesBehind how much of the log it has not replayed yet; null where that can't be seen
 */
public record Replica(String name, boolean connected, @Nullable Long bytesBehind) {

  /** Whether it is known to have replayed all that was asked for. */
  public boolean hasReplayed() {
    return connected && bytesBehind != null && bytesBehind <= 0;
  }
}
