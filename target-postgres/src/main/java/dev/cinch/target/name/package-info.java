@NullMarked
package dev.cinch.target.name;

import org.jspecify.annotations.NullMarked;
