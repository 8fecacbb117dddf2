/** For consumers of events: says what they read, and that they are there. */
@NullMarked
package dev.cinch.consumer;

import org.jspecify.annotations.NullMarked;
