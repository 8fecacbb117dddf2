package dev.cinch.target.change;

import dev.cinch.target.name.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * What a column that is there already was before its migration, for the way back, and what it
 * becomes.
 *
 * @param type its type as PostgreSQL prints it
 * @param defaultValue its default, each name in it with its schema; null: none
 * @param notNull the constraint that refuses nulls, which has a name from version 18 on; null: none
 * @param typeToCome the type that it gets; null: it keeps its own
 */
public record ExistingColumn(
    String type,
    @Nullable String defaultValue,
    @Nullable Identifier notNull,
    @Nullable String typeToCome) {}
