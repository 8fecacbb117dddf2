@NullMarked
package dev.cinch.chaos;

import org.jspecify.annotations.NullMarked;
