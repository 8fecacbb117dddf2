/** A migration from its first phase to its last, with somebody beside it. */
@NullMarked
package dev.cinch.cli.run;

import org.jspecify.annotations.NullMarked;
