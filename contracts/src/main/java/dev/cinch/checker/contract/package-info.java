/** Contracts: what each consumer reads, in which environment, and who answers for it. */
@NullMarked
package dev.cinch.checker.contract;

import org.jspecify.annotations.NullMarked;
