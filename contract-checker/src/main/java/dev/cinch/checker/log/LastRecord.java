package dev.cinch.checker.log;

import java.time.Instant;

/**
 * The last record of a partition that was written with a schema.
 *
 * @param offset where it stands
 * @param writtenBy a moment by which it was there, by our own clock
 * @param timestamp the record's own, which a producer may set as it likes
 */
public record LastRecord(long offset, Instant writtenBy, Instant timestamp) {}
