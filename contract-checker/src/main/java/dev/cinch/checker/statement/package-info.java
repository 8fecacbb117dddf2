/** Reads SQL: what a statement does with a column of a table. */
@NullMarked
package dev.cinch.checker.statement;

import org.jspecify.annotations.NullMarked;
