package dev.cinch.benchmarks;

import org.jspecify.annotations.Nullable;

/**
 * What one contender did in one round.
 *
 * @param contender its name
 * @param rowsPerSecond how fast it was
 * @param walBytes what it wrote into the log
 * @param heapGrowth of the table, 1 for twice its size
 * @param indexGrowth of all its indexes
 * @param hotShare share of updates that touched no index
 * @param cpuSeconds of the server; NaN where it is not known
 * @param beside what applications noticed, in a run of its own; null where none were there
 */
record Run(
    String contender,
    double rowsPerSecond,
    double walBytes,
    double heapGrowth,
    double indexGrowth,
    double hotShare,
    double cpuSeconds,
    @Nullable Beside beside) {

  Run with(Beside noticed) {
    return new Run(
        contender, rowsPerSecond, walBytes, heapGrowth, indexGrowth, hotShare, cpuSeconds, noticed);
  }
}
