@NullMarked
package dev.cinch.checker.whatif;

import org.jspecify.annotations.NullMarked;
