package dev.cinch.checker.contract;

import org.jspecify.annotations.Nullable;

/**
 * Who answers for a consumer.
 *
 * @param owner the person or team
 * @param notifyAt where they are told; null where they have not said
 */
public record Responsible(String owner, @Nullable String notifyAt) {}
