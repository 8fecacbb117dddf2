/** What owners of consumers are told, and what they answer. */
@NullMarked
package dev.cinch.checker.notice;

import org.jspecify.annotations.NullMarked;
