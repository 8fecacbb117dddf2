/** The checker's own database. */
@NullMarked
package dev.cinch.checker.jdbc;

import org.jspecify.annotations.NullMarked;
