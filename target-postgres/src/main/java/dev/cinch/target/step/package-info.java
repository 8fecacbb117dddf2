@NullMarked
package dev.cinch.target.step;

import org.jspecify.annotations.NullMarked;
