/** A running checker on the real stack, and hands to move topics, groups and the registry with. */
@NullMarked
package dev.cinch.checker.support;

import org.jspecify.annotations.NullMarked;
