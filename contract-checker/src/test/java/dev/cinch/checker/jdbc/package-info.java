@NullMarked
package dev.cinch.checker.jdbc;

import org.jspecify.annotations.NullMarked;
