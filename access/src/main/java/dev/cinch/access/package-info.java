/** Who may call a service, and as what. */
@NullMarked
package dev.cinch.access;

import org.jspecify.annotations.NullMarked;
