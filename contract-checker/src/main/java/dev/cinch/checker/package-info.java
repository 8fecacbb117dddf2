@NullMarked
package dev.cinch.checker;

import org.jspecify.annotations.NullMarked;
