/**
 * Writes a plan down for environments without Cinch; start at {@link
 * dev.cinch.planner.export.ExportPlan}.
 */
@NullMarked
package dev.cinch.planner.export;

import org.jspecify.annotations.NullMarked;
