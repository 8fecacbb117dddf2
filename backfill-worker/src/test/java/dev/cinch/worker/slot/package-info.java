@NullMarked
package dev.cinch.worker.slot;

import org.jspecify.annotations.NullMarked;
