@NullMarked
package dev.cinch.access;

import org.jspecify.annotations.NullMarked;
