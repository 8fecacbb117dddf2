@NullMarked
package dev.cinch.worker.range;

import org.jspecify.annotations.NullMarked;
