@NullMarked
package dev.cinch.checker.log;

import org.jspecify.annotations.NullMarked;
