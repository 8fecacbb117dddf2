@NullMarked
package dev.cinch.checker.check;

import org.jspecify.annotations.NullMarked;
