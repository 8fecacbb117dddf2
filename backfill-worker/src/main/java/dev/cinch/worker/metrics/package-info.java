/** What a worker does, as figures. */
@NullMarked
package dev.cinch.worker.metrics;

import org.jspecify.annotations.NullMarked;
