/**
 * What a worker does with one range: whether it may be worked on at all, what came of it, and what
 * is told of it. Nothing here knows Kafka or JDBC.
 */
@NullMarked
package dev.cinch.worker.range;

import org.jspecify.annotations.NullMarked;
