/**
 * The library's look at a registry, tried on a real one, which the library's own tests do not
 * start.
 */
@NullMarked
package dev.cinch.checker.inspection;

import org.jspecify.annotations.NullMarked;
