package dev.cinch.checker.contract;

import org.jspecify.annotations.Nullable;

/**
 * Who answers for a consumer.
 *
 * @param owner the person or team
 * @param notifyAt where they are told; null where they have not said
 * @param answerNeeded whether they have to answer what touches the consumer, even where it is known
 *     to be compatible
 */
public record Responsible(String owner, @Nullable String notifyAt, boolean answerNeeded) {}
