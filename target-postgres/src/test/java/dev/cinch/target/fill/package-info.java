@NullMarked
package dev.cinch.target.fill;

import org.jspecify.annotations.NullMarked;
