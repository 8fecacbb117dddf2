@NullMarked
package dev.cinch.worker.target;

import org.jspecify.annotations.NullMarked;
