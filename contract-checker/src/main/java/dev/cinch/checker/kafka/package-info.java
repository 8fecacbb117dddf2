/** Events in and out, and what the broker knows of logs and groups. */
@NullMarked
package dev.cinch.checker.kafka;

import org.jspecify.annotations.NullMarked;
