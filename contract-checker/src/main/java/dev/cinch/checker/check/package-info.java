/** The gate's checks, one class each, and the ports through which they look. */
@NullMarked
package dev.cinch.checker.check;

import org.jspecify.annotations.NullMarked;
