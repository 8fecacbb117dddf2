package dev.cinch.target.usage;

/**
 * A statement that {@code pg_stat_statements} has counted.
 *
 * @param key tells it from all others, as long as the statistics are not reset
 * @param role who runs it
 * @param calls how often it has ended since the statistics were reset
 * @param text its text, with its constants replaced
 */
public record SeenStatement(String key, String role, long calls, String text) {}
