@NullMarked
package dev.cinch.target;

import org.jspecify.annotations.NullMarked;
