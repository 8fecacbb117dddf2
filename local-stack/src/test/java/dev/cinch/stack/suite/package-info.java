@NullMarked
package dev.cinch.stack.suite;

import org.jspecify.annotations.NullMarked;
