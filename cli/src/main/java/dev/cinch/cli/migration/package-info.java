/** Migrations as people read them. */
@NullMarked
package dev.cinch.cli.migration;

import org.jspecify.annotations.NullMarked;
