package dev.cinch.worker.range;

import dev.cinch.target.value.Values;

/**
 * How a row is filled. It comes from the state topic alone, never from a range.
 *
 * @param values what the row's new columns are to hold
 * @param digest of the values; the target's marker holds the same
 * @param labelled whether our changes are labelled in the log for those who read changes
 * @param repairs whether VERIFY writes rows again that differ
 * @param caps what the worker may choose at most of how it cuts rows into transactions
 */
public record FillRule(
    Values values, String digest, boolean labelled, boolean repairs, SliceCaps caps) {

  /** True where values and digest belong together. */
  boolean isGenuine() {
    return digest.equals(values.digest());
  }
}
