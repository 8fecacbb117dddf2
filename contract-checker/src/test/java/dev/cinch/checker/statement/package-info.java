@NullMarked
package dev.cinch.checker.statement;

import org.jspecify.annotations.NullMarked;
