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
 * @param labels the labels of each metric, of all its series together
 */
record Exposition(Map<String, Set<String>> labels) {

  /** What Prometheus adds to each series by itself. */
  private static final Set<String> OF_EVERY_SERIES = Set.of("job", "instance");

  /** What Prometheus makes by itself. */
  private static final String UP = "up";

  private static final Pattern SERIES =
      Pattern.compile("(?m)^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? \\S+$");
  private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"");

  static Exposition of(Stream<String> scrapes) {
    Map<String, Set<String>> labels = new TreeMap<>();
    labels.put(UP, new TreeSet<>(OF_EVERY_SERIES));
    scrapes.forEach(text -> add(text, labels));
    return new Exposition(labels);
  }

  private static void add(String text, Map<String, Set<String>> labels) {
    Matcher series = SERIES.matcher(text);
    while (series.find()) {
      Set<String> known =
          labels.computeIfAbsent(series.group(1), name -> new TreeSet<>(OF_EVERY_SERIES));
      if (series.group(2) != null) {
        Matcher label = LABEL.matcher(series.group(2));
        while (label.find()) {
          known.add(label.group(1));
        }
      }
    }
  }

  boolean has(String metric) {
    return labels.containsKey(metric);
  }

  boolean has(String metric, String label) {
    return labels.getOrDefault(metric, Set.of()).contains(label);
  }
}
