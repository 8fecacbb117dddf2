/** Side-by-side measurements of the fill. */
@NullMarked
package dev.cinch.benchmarks;

import org.jspecify.annotations.NullMarked;
