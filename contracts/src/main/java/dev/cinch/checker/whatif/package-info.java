/** Who would break by a change that no plan holds yet, and what would let it pass. */
@NullMarked
package dev.cinch.checker.whatif;

import org.jspecify.annotations.NullMarked;
