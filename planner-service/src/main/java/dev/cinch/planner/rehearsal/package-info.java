/**
 * Trying plans out on a copy: start at {@link dev.cinch.planner.rehearsal.ReportRehearsal}, and at
 * {@code command.StartRehearsal} for how one begins.
 */
@NullMarked
package dev.cinch.planner.rehearsal;

import org.jspecify.annotations.NullMarked;
