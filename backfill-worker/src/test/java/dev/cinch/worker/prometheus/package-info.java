@NullMarked
package dev.cinch.worker.prometheus;

import org.jspecify.annotations.NullMarked;
