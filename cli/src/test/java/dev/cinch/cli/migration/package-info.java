@NullMarked
package dev.cinch.cli.migration;

import org.jspecify.annotations.NullMarked;
