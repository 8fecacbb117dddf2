/** Servers, services and the sample shop on this machine. */
@NullMarked
package dev.cinch.cli.local;

import org.jspecify.annotations.NullMarked;
