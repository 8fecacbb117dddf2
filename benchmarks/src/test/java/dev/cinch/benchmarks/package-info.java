@NullMarked
package dev.cinch.benchmarks;

import org.jspecify.annotations.NullMarked;
