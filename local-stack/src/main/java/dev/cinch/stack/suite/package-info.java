/** The services of Cinch as processes on this machine, for one-command runs and for tests. */
@NullMarked
package dev.cinch.stack.suite;

import org.jspecify.annotations.NullMarked;
