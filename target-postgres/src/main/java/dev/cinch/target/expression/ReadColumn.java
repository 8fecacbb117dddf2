package dev.cinch.target.expression;

import dev.cinch.target.name.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * A column that an expression reads.
 *
 * @param name its name
 * @param generation what it is generated from; null for an ordinary column
 */
record ReadColumn(Identifier name, @Nullable String generation) {}
