package dev.cinch.target.expression;

import dev.cinch.target.name.Identifier;

/**
 * A column that the table does not have yet.
 *
 * @param type as its author wrote it
 */
record ComingColumn(Identifier name, String type) {}
