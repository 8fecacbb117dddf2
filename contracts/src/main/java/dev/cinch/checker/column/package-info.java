/** A table's column against the field of an event that carries it. */
@NullMarked
package dev.cinch.checker.column;

import org.jspecify.annotations.NullMarked;
