/** A real browser, for tests of what is seen in one. */
@NullMarked
package dev.cinch.browser;

import org.jspecify.annotations.NullMarked;
