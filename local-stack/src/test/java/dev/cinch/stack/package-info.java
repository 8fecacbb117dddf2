@NullMarked
package dev.cinch.stack;

import org.jspecify.annotations.NullMarked;
