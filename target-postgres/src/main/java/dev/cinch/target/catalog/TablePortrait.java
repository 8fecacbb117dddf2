package dev.cinch.target.catalog;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * All that the catalog says of a table, its partitions and the objects that belong to them, a line
 * each: two portraits are equal where nothing has come, gone or changed.
 */
public record TablePortrait(List<String> lines) {

  public TablePortrait {
    lines = List.copyOf(lines);
  }

  /** What this one has and the earlier one has not, with a plus; the other way round, a minus. */
  public List<String> changesSince(TablePortrait earlier) {
    List<String> changes = new ArrayList<>();
    without(lines, earlier.lines).forEach(line -> changes.add("+ " + line));
    without(earlier.lines, lines).forEach(line -> changes.add("- " + line));
    return List.copyOf(changes);
  }

  private static Set<String> without(List<String> lines, List<String> others) {
    Set<String> left = new LinkedHashSet<>(lines);
    others.forEach(left::remove);
    return left;
  }
}
