/**
 * Says what a plan would do, without doing it; start at {@link
 * dev.cinch.planner.preview.PreviewPlan}.
 */
@NullMarked
package dev.cinch.planner.preview;

import org.jspecify.annotations.NullMarked;
