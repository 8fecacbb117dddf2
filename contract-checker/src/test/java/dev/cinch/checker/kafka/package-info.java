@NullMarked
package dev.cinch.checker.kafka;

import org.jspecify.annotations.NullMarked;
