@NullMarked
package dev.cinch.target.range;

import org.jspecify.annotations.NullMarked;
