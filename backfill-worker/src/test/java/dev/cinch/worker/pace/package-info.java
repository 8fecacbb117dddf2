@NullMarked
package dev.cinch.worker.pace;

import org.jspecify.annotations.NullMarked;
