@NullMarked
package dev.cinch.target.expression;

import org.jspecify.annotations.NullMarked;
