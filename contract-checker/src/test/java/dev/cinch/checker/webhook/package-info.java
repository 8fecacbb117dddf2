@NullMarked
package dev.cinch.checker.webhook;

import org.jspecify.annotations.NullMarked;
