package dev.cinch.target.query;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the server would carry a query out, whatever its parameters are.
 *
 * @param cost what it reckons with, in its own unit: one page read in its turn
 * @param outline its nodes, one a line, without the values that they compare with
 */
public record QueryPlan(double cost, String outline) {

  private static final Pattern NODE = Pattern.compile("\\(cost=[0-9.]+\\.\\.([0-9.]+) .*");
  private static final int SHOWN = 12;

  static QueryPlan of(List<String> lines) {
    List<String> nodes = lines.stream().filter(line -> NODE.matcher(line).find()).toList();
    if (nodes.isEmpty()) {
      throw new IllegalStateException("Cannot find a cost in a query's plan");
    }
    Matcher first = NODE.matcher(nodes.get(0));
    first.find();
    return new QueryPlan(
        Double.parseDouble(first.group(1)),
        String.join("\n", nodes.stream().limit(SHOWN).map(String::stripTrailing).toList()));
  }
}
