@NullMarked
package dev.cinch.target.change;

import org.jspecify.annotations.NullMarked;
