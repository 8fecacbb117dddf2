/** Heartbeats. */
@NullMarked
package dev.cinch.checker.heartbeat;

import org.jspecify.annotations.NullMarked;
