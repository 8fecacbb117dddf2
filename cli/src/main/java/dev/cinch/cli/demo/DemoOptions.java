package dev.cinch.cli.demo;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How the demo is played.
 *
 * @param rows orders that the shop begins with
 * @param workers backfill workers
 * @param keep whether all stays up at the end, until Ctrl-C
 * @param logs the folder of the services' output; null for one that goes at the end
 */
public record DemoOptions(int rows, int workers, boolean keep, @Nullable Path logs) {}
