package dev.cinch.target.change;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The settings that change what an expression means, and the values under which Cinch evaluates
 * every expression: in the check of a plan, in the sync function and in the fill.
 */
public final class PinnedSettings {

  /**
   * Set beside them, so that the sync trigger's condition sees at one glance that all are in force.
   */
  private static final String PROOF = "cinch.pinned";

  private static final Map<String, String> VALUES =
      values(
          "TimeZone", "UTC",
          "DateStyle", "ISO, MDY",
          "IntervalStyle", "postgres",
          "extra_float_digits", "1",
          "bytea_output", "hex",
          "xmlbinary", "base64",
          "xmloption", "content",
          "search_path", "pg_catalog, pg_temp");

  private PinnedSettings() {}

  private static Map<String, String> values(String... namesAndValues) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return Collections.unmodifiableMap(values);
  }

  /** Name and value of each, in a fixed order. */
  public static Map<String, String> values() {
    return VALUES;
  }

  /** A query that puts them in force until the transaction's end. */
  public static String setLocal() {
    return VALUES.entrySet().stream()
        .map(setting -> setConfig(setting.getKey(), setting.getValue()))
        .collect(Collectors.joining(", ", "select ", ", " + setConfig(PROOF, "on")));
  }

  private static String setConfig(String name, String value) {
    return "pg_catalog.set_config(%s, %s, true)".formatted(Literal.of(name), Literal.of(value));
  }

  /** The clauses of a function that runs under them. */
  static String functionClauses() {
    return VALUES.entrySet().stream()
        .map(setting -> "set \"%s\" to %s".formatted(setting.getKey(), clauseValue(setting)))
        .collect(Collectors.joining("\n"));
  }

  /** SQL that is true where {@link #setLocal} has run in this transaction. */
  static String inForce() {
    return "coalesce(pg_catalog.current_setting(%s, true) = 'on', false)"
        .formatted(Literal.of(PROOF));
  }

  /** A list between one pair of quotes would be one name. */
  private static String clauseValue(Map.Entry<String, String> setting) {
    return setting.getKey().equals("search_path")
        ? setting.getValue()
        : Literal.of(setting.getValue());
  }
}
