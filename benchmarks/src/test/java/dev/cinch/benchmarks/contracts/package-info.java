@NullMarked
package dev.cinch.benchmarks.contracts;

import org.jspecify.annotations.NullMarked;
