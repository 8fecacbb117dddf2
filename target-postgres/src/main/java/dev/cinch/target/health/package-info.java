/** How a target is doing, figure by figure. */
@NullMarked
package dev.cinch.target.health;

import org.jspecify.annotations.NullMarked;
