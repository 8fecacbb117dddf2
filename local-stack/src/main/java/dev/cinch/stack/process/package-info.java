/** Child processes that end with this JVM: the watchdog, what runs under it, and signals to it. */
@NullMarked
package dev.cinch.stack.process;

import org.jspecify.annotations.NullMarked;
