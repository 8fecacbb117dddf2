/** Figures that a Prometheus server has. */
@NullMarked
package dev.cinch.worker.prometheus;

import org.jspecify.annotations.NullMarked;
