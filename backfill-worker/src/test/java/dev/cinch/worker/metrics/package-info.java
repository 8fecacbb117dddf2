@NullMarked
package dev.cinch.worker.metrics;

import org.jspecify.annotations.NullMarked;
