/**
 * The slots of a worker: each takes one range at a time from a queue, has it worked on, and only
 * then acknowledges it. Nothing here knows Kafka or Spring.
 */
@NullMarked
package dev.cinch.worker.slot;

import org.jspecify.annotations.NullMarked;
