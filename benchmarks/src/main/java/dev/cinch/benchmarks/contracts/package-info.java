/** The contract checker with many contracts, and with long logs. */
@NullMarked
package dev.cinch.benchmarks.contracts;

import org.jspecify.annotations.NullMarked;
