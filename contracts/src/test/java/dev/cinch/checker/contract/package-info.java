/** Contracts. */
@NullMarked
package dev.cinch.checker.contract;

import org.jspecify.annotations.NullMarked;
