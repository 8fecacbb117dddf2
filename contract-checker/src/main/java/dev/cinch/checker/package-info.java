/** The contract checker: proves that no consumer breaks before anything is tightened or dropped. */
@NullMarked
package dev.cinch.checker;

import org.jspecify.annotations.NullMarked;
