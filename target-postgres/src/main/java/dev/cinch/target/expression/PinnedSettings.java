package dev.cinch.target.expression;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The settings that decide what an expression means, with the one value under which it is
 * inspected, run by the sync function and run by a worker's transaction.
 */
public final class PinnedSettings {

  private static final SortedMap<String, String> VALUES =
      Collections.unmodifiableSortedMap(
          new TreeMap<>(
              Map.ofEntries(
                  Map.entry("bytea_output", "hex"),
                  Map.entry("datestyle", "ISO, YMD"),
                  Map.entry("extra_float_digits", "1"),
                  Map.entry("intervalstyle", "postgres"),
                  Map.entry("search_path", "pg_catalog, pg_temp"),
                  Map.entry("standard_conforming_strings", "on"),
                  Map.entry("timezone", "UTC"),
                  Map.entry("xmlbinary", "base64"),
                  Map.entry("xmloption", "content"))));

  private PinnedSettings() {}

  /** The settings by name. */
  public static SortedMap<String, String> values() {
    return VALUES;
  }

  /** Sets them for the rest of a transaction: a query that is run once at its beginning. */
  public static String forTransaction() {
    return VALUES.entrySet().stream()
        .map(
            setting ->
                "set_config('%s', '%s', true)".formatted(setting.getKey(), setting.getValue()))
        .collect(Collectors.joining(", ", "select ", ""));
  }

  /** Sets them for each call of a function: clauses of {@code create function}. */
  public static String forFunction() {
    return VALUES.entrySet().stream()
        .map(setting -> "set %s = %s".formatted(setting.getKey(), clauseValue(setting)))
        .collect(Collectors.joining("\n"));
  }

  // a list in one pair of quotes would be one name
  private static String clauseValue(Map.Entry<String, String> setting) {
    return setting.getKey().equals("search_path")
        ? setting.getValue()
        : "'" + setting.getValue() + "'";
  }
}
