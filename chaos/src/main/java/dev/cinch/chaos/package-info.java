/** Migrations under traffic, while everything around them is killed, frozen and restarted. */
@NullMarked
package dev.cinch.chaos;

import org.jspecify.annotations.NullMarked;
