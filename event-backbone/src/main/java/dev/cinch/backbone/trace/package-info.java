/**
 * The trace that work belongs to, in threads and in events, and spans of it where somebody wants to
 * have them.
 */
@NullMarked
package dev.cinch.backbone.trace;

import org.jspecify.annotations.NullMarked;
