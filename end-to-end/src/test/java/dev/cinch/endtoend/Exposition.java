package dev.cinch.endtoend;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What services show to Prometheus.
 *
 * @param values of each label of each metric, of all its series together
 */
record Exposition(Map<String, Map<String, Set<String>>> values) {

  /** What Prometheus adds to each series by itself. */
  private static final Set<String> OF_EVERY_SERIES = Set.of("job", "instance");

  /** What Prometheus makes by itself. */
  private static final String UP = "up";

  private static final Pattern SERIES =
      Pattern.compile("(?m)^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? \\S+$");
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  static Exposition of(Stream<String> scrapes) {
    Map<String, Map<String, Set<String>>> values = new TreeMap<>();
    values.put(UP, ofEverySeries());
    scrapes.forEach(text -> add(text, values));
    return new Exposition(values);
  }

  private static Map<String, Set<String>> ofEverySeries() {
    Map<String, Set<String>> labels = new TreeMap<>();
    OF_EVERY_SERIES.forEach(label -> labels.put(label, new TreeSet<>()));
    return labels;
  }

  private static void add(String text, Map<String, Map<String, Set<String>>> values) {
    Matcher series = SERIES.matcher(text);
    while (series.find()) {
      Map<String, Set<String>> known =
          values.computeIfAbsent(series.group(1), name -> ofEverySeries());
      if (series.group(2) != null) {
        Matcher label = LABEL.matcher(series.group(2));
        while (label.find()) {
          known.computeIfAbsent(label.group(1), name -> new TreeSet<>()).add(label.group(2));
        }
      }
    }
  }

  boolean has(String metric) {
    return values.containsKey(metric);
  }

  boolean has(String metric, String label) {
    return values.getOrDefault(metric, Map.of()).containsKey(label);
  }

  /** The values of a label that were seen. */
  Set<String> seen(String metric, String label) {
    return values.getOrDefault(metric, Map.of()).getOrDefault(label, Set.of());
  }
}
