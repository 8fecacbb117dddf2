/** What a plan would do, in the forms in which people and tools read it. */
@NullMarked
package dev.cinch.cli.plan;

import org.jspecify.annotations.NullMarked;
