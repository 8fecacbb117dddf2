@NullMarked
package dev.cinch.stack.process;

import org.jspecify.annotations.NullMarked;
