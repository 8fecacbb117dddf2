package dev.cinch.checker.check;

import org.jspecify.annotations.Nullable;

/**
 * A physical replica.
 *
 * @param connected whether it is there
 * @param bytesBehind what it has not replayed yet; null where that can't be seen
 */
public record ReplicaState(String name, boolean connected, @Nullable Long bytesBehind) {}
