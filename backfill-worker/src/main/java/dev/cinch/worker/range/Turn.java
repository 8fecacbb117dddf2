package dev.cinch.worker.range;

import java.time.Instant;

/**
 * One slot's turn at one range.
 *
 * @param worker name of the worker and its slot
 * @param until when no further slice may begin: the rest is handed back, well before the broker
 *     would give the range to somebody else
 * @param shutdown asks the slot to end
 */
public record Turn(String worker, Instant until, Shutdown shutdown) {}
