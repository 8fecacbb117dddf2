/** Puts the pieces together, and keeps the gate asking. */
@NullMarked
package dev.cinch.checker.wiring;

import org.jspecify.annotations.NullMarked;
