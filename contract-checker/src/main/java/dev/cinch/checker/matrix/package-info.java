/** Who reads what, and how each of them stands to what is asked. */
@NullMarked
package dev.cinch.checker.matrix;

import org.jspecify.annotations.NullMarked;
