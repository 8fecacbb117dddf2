/** Fills and verifies page ranges, in slices and stripes. */
@NullMarked
package dev.cinch.target.fill;

import org.jspecify.annotations.NullMarked;
