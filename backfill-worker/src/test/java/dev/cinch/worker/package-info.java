@NullMarked
package dev.cinch.worker;

import org.jspecify.annotations.NullMarked;
