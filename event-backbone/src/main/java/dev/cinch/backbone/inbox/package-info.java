/**
 * Consuming with a database: each event has its effect once, and one that can't be handled stops
 * nothing.
 */
@NullMarked
package dev.cinch.backbone.inbox;

import org.jspecify.annotations.NullMarked;
