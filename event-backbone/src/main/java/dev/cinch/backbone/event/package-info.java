/**
 * Events as they travel: CloudEvents headers, the trace they belong to, and what a receiver gets.
 */
@NullMarked
package dev.cinch.backbone.event;

import org.jspecify.annotations.NullMarked;
