/** Which processes of consumers are there, and what they read with. */
@NullMarked
package dev.cinch.checker.heartbeat;

import org.jspecify.annotations.NullMarked;
