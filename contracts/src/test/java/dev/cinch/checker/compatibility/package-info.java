@NullMarked
package dev.cinch.checker.compatibility;

import org.jspecify.annotations.NullMarked;
