package dev.cinch.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A query to Prometheus, as far as it says which metrics and labels there must be. */
record PromQuery(String text) {

  private static final Pattern SELECTOR =
      Pattern.compile(
          "(?<![a-zA-Z0-9_:$])(?!group_left\\b|group_right\\b)([a-z][a-zA-Z0-9:]*_[a-zA-Z0-9_:]*|up)\\b(?!\\s*\\()");
  private static final Pattern MATCHERS = Pattern.compile("\\G\\s*\\{([^}]*)}");
  private static final Pattern MATCHER =
      Pattern.compile("([a-zA-Z_]\\w*)\\s*(=~|!~|!=|=)\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern GROUPING =
      Pattern.compile("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
  private static final Pattern VALUES =
      Pattern.compile("label_values\\((.*),\\s*([a-zA-Z_]\\w*)\\s*\\)");

  /** A metric, a label of it where one is asked for, and its value where one is. */
  record Wanted(String metric, String label, LabelValue value) {

    static Wanted metric(String metric) {
      return label(metric, "");
    }

    static Wanted label(String metric, String label) {
      return new Wanted(metric, label, LabelValue.ANY);
    }

    Stream<String> missingIn(Exposition shown) {
      if (!shown.has(metric)) {
        return Stream.of("there is no metric " + metric);
      }
      if (!label.isEmpty() && !shown.has(metric, label)) {
        return Stream.of("%s has no label %s".formatted(metric, label));
      }
      return value
          .unknown(shown.seen(metric, label))
          .map(word -> "nothing says %s for %s of %s".formatted(word, label, metric));
    }
  }

  /** What the query asks for that is not there, for a person. */
  Stream<String> missingIn(Exposition shown) {
    return wanted().stream()
        .flatMap(wanted -> wanted.missingIn(shown))
        .distinct()
        .map(problem -> "%s: %s".formatted(text, problem));
  }

  List<Wanted> wanted() {
    List<Wanted> wanted = new ArrayList<>();
    Matcher values = VALUES.matcher(text);
    if (values.matches()) {
      new PromQuery(values.group(1))
          .metrics()
          .forEach(it -> wanted.add(Wanted.label(it, values.group(2))));
      wanted.addAll(new PromQuery(values.group(1)).wanted());
      return wanted;
    }
    metrics().forEach(metric -> wanted.add(Wanted.metric(metric)));
    wanted.addAll(matched());
    wanted.addAll(grouped());
    if (wanted.isEmpty()) {
      throw new IllegalArgumentException("Cannot find a metric in " + text);
    }
    return wanted;
  }

  private List<String> metrics() {
    return SELECTOR.matcher(plain()).results().map(MatchResult::group).distinct().toList();
  }

  /** Without what stands in braces, and without lists of labels. */
  private String plain() {
    return GROUPING.matcher(text.replaceAll("\\{[^}]*}", "")).replaceAll("");
  }

  private List<Wanted> matched() {
    List<Wanted> wanted = new ArrayList<>();
    String bare = blanked(GROUPING, text);
    Matcher metric = SELECTOR.matcher(bare);
    while (metric.find()) {
      Matcher braces = MATCHERS.matcher(bare);
      if (braces.find(metric.end())) {
        MATCHER
            .matcher(braces.group(1))
            .results()
            .forEach(
                label ->
                    wanted.add(
                        new Wanted(
                            metric.group(1),
                            label.group(1),
                            new LabelValue(label.group(2).endsWith("~"), label.group(3)))));
      }
    }
    return wanted;
  }

  /** Labels that an aggregation keeps are those of each metric inside it. */
  private List<Wanted> grouped() {
    List<Wanted> wanted = new ArrayList<>();
    Matcher grouping = GROUPING.matcher(text);
    while (grouping.find()) {
      String inside = grouping.group(1).equals("by") ? inBrackets(grouping.end()) : text;
      for (String label : grouping.group(2).split(",")) {
        if (!label.isBlank()) {
          new PromQuery(inside)
              .metrics()
              .forEach(metric -> wanted.add(Wanted.label(metric, label.strip())));
        }
      }
    }
    return wanted;
  }

  private String inBrackets(int from) {
    int begin = text.indexOf('(', from);
    int depth = 0;
    for (int at = begin; at >= 0 && at < text.length(); at++) {
      depth += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
      if (depth == 0) {
        return text.substring(begin, at + 1);
      }
    }
    throw new IllegalArgumentException(
        "Cannot read %s: what is aggregated has to follow its labels".formatted(text));
  }

  private static String blanked(Pattern pattern, String text) {
    return pattern.matcher(text).replaceAll(found -> " ".repeat(found.group().length()));
  }
}
