/** What an operator may set. */
@NullMarked
package dev.cinch.checker.settings;

import org.jspecify.annotations.NullMarked;
