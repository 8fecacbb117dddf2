@NullMarked
package dev.cinch.cli.progress;

import org.jspecify.annotations.NullMarked;
