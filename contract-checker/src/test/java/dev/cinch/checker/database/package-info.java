@NullMarked
package dev.cinch.checker.database;

import org.jspecify.annotations.NullMarked;
