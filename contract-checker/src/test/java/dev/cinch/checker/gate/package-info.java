@NullMarked
package dev.cinch.checker.gate;

import org.jspecify.annotations.NullMarked;
