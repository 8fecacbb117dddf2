@NullMarked
package dev.cinch.checker.column;

import org.jspecify.annotations.NullMarked;
