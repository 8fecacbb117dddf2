@NullMarked
package dev.cinch.stack.access;

import org.jspecify.annotations.NullMarked;
