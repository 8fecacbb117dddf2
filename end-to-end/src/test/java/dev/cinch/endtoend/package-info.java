@NullMarked
package dev.cinch.endtoend;

import org.jspecify.annotations.NullMarked;
