@NullMarked
package dev.cinch.worker.kafka;

import org.jspecify.annotations.NullMarked;
