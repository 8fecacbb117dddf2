package dev.cinch.benchmarks;

import dev.cinch.benchmarks.Summary.Figure;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The figures, for people and for programs.
 *
 * @param options what was asked for
 * @param circumstances machine, server and settings
 * @param summary the figures
 */
record Report(Options options, Map<String, String> circumstances, Summary summary) {

  private static final List<String> HEADINGS =
      List.of(
          "rows/s",
          "WAL MB",
          "heap +",
          "index +",
          "HOT",
          "CPU s",
          "x update",
          "x trigger",
          "WAL x");

  private static final List<String> LATENCIES =
      List.of(
          "p50 idle",
          "during",
          "p95 idle",
          "during",
          "p99 idle",
          "during",
          "longest",
          "during",
          "p95 x",
          "lock wait");

  String table() {
    StringBuilder table = new StringBuilder();
    circumstances.forEach((name, value) -> table.append("%s: %s%n".formatted(name, value)));
    append(table, "median of " + options.repeat(), HEADINGS, 0);
    if (options.foreground() > 0) {
      String load = "%d requests/s, ms".formatted(options.foreground());
      append(table.append("%n".formatted()), load, LATENCIES, HEADINGS.size());
    }
    return table.toString();
  }

  private void append(StringBuilder table, String title, List<String> headings, int first) {
    table.append("%n%-22s".formatted(title));
    headings.forEach(heading -> table.append("%10s".formatted(heading)));
    for (String contender : options.contenders()) {
      table.append("%n%-22s".formatted(contender));
      summary.of(contender).stream()
          .skip(first)
          .limit(headings.size())
          .forEach(figure -> table.append("%10s".formatted(shown(figure))));
    }
    table.append("%n".formatted());
  }

  private static String shown(Figure figure) {
    double value = figure.value();
    if (Double.isNaN(value)) {
      return "-";
    }
    return switch (figure.name()) {
      case "rowsPerSecond" -> "%,.0f".formatted(value);
      case "walBytes" -> "%.0f".formatted(value / (1 << 20));
      case "heapGrowth", "indexGrowth", "hotShare" -> "%.1f %%".formatted(100 * value);
      default -> "%.2f".formatted(value);
    };
  }

  String json() {
    return "{%s, \"rows\": %d, \"repeat\": %d, \"shape\": \"%s\", \"requestsPerSecond\": %d, \"contenders\": {%s}}%n"
        .formatted(
            circumstances.entrySet().stream()
                .map(entry -> "%s: %s".formatted(quoted(entry.getKey()), quoted(entry.getValue())))
                .collect(Collectors.joining(", ")),
            options.rows(),
            options.repeat(),
            options.shape().label(),
            options.foreground(),
            options.contenders().stream()
                .map(name -> "%n  %s: {%s}".formatted(quoted(name), figures(name)))
                .collect(Collectors.joining(",")));
  }

  private String figures(String contender) {
    return summary.of(contender).stream()
        .filter(figure -> !Double.isNaN(figure.value()))
        .map(figure -> String.format(Locale.ROOT, "\"%s\": %.4f", figure.name(), figure.value()))
        .collect(Collectors.joining(", "));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
