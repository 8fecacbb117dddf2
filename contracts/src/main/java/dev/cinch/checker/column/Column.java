package dev.cinch.checker.column;

import org.jspecify.annotations.Nullable;

/**
 * A column as it is, or as a plan will leave it.
 *
 * @param name its name
 * @param type its type as PostgreSQL writes it, such as {@code numeric(10,2)}
 * @param notNull whether it refuses null
 * @param fallback its default expression; null where there is none
 */
public record Column(String name, String type, boolean notNull, @Nullable String fallback) {}
