/**
 * Looks for what is known to hurt, before anything is touched; start at {@link
 * dev.cinch.planner.lint.LintPlan}.
 */
@NullMarked
package dev.cinch.planner.lint;

import org.jspecify.annotations.NullMarked;
