@NullMarked
package dev.cinch.checker.wiring;

import org.jspecify.annotations.NullMarked;
