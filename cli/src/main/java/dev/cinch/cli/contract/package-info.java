/** Contracts as files, and as people read them. */
@NullMarked
package dev.cinch.cli.contract;

import org.jspecify.annotations.NullMarked;
