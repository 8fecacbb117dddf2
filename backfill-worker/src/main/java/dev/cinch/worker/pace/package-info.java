/** How fast a worker lets itself write. */
@NullMarked
package dev.cinch.worker.pace;

import org.jspecify.annotations.NullMarked;
