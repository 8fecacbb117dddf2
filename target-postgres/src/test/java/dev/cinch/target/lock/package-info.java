@NullMarked
package dev.cinch.target.lock;

import org.jspecify.annotations.NullMarked;
