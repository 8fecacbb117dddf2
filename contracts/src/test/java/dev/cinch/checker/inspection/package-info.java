@NullMarked
package dev.cinch.checker.inspection;

import org.jspecify.annotations.NullMarked;
