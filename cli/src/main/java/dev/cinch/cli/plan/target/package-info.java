/** Previews by the planner's own classes in this process, over the target alone. */
@NullMarked
package dev.cinch.cli.plan.target;

import org.jspecify.annotations.NullMarked;
