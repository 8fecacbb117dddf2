/** The gate: questions that migrations ask, the checks that answer them, and verdicts. */
@NullMarked
package dev.cinch.checker.gate;

import org.jspecify.annotations.NullMarked;
