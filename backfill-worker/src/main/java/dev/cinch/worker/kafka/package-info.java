/** Ranges, reports and migrations' states as they travel on Kafka. */
@NullMarked
package dev.cinch.worker.kafka;

import org.jspecify.annotations.NullMarked;
