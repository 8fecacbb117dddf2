package dev.cinch.worker.pace;

import java.time.Duration;

/**
 * What one transaction has done.
 *
 * @param rows that it wrote
 * @param took from its beginning to its end
 */
public record Written(long rows, Duration took) {}
