package dev.cinch.benchmarks;

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
 */
record Run(
    String contender,
    double rowsPerSecond,
    double walBytes,
    double heapGrowth,
    double indexGrowth,
    double hotShare,
    double cpuSeconds) {}
