@NullMarked
package dev.cinch.target.query;

import org.jspecify.annotations.NullMarked;
