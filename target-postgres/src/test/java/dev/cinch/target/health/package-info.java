@NullMarked
package dev.cinch.target.health;

import org.jspecify.annotations.NullMarked;
