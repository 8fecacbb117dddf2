package dev.cinch.target.value;

import dev.cinch.target.name.Identifier;

/**
 * What a row's column is to hold.
 *
 * @param expression as PostgreSQL prints it, each column qualified by the alias {@code new}
 * @param countsNulls whether a row without it counts as one that holds a null
 */
public record Value(Identifier column, String expression, boolean countsNulls) {}
