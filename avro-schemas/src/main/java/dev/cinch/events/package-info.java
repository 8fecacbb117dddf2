/** The event language: generated records, and {@link dev.cinch.events.Topics} that carry them. */
@NullMarked
package dev.cinch.events;

import org.jspecify.annotations.NullMarked;
