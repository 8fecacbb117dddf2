package dev.cinch.worker.slot;

import java.util.Optional;

/**
 * What can be seen of a slot from outside.
 *
 * @param name name of the worker and the slot
 * @param condition what it is at
 * @param restarts how often it has begun anew because something threw
 * @param problem what threw last, while it has not recovered
 */
public record SlotStatus(
    String name, Condition condition, int restarts, Optional<String> problem) {}
