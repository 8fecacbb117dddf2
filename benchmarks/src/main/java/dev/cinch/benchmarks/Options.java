package dev.cinch.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to measure.
 *
 * @param rows of the table
 * @param repeat rounds, in each of which every contender runs once
 * @param shape of the table
 * @param contenders their names
 * @param foreground requests a second of applications on the same table, in runs of their own; none
 *     if 0
 * @param json where the figures go; nowhere if null
 */
record Options(
    long rows,
    int repeat,
    Shape shape,
    List<String> contenders,
    int foreground,
    @Nullable Path json) {

  private static final Set<String> KNOWN =
      Set.of("--rows", "--repeat", "--shape", "--contenders", "--foreground", "--json");

  static final String USAGE =
      """
      Usage: bench backfill [--rows N] [--repeat N] [--shape NAME] [--contenders A,B,...] [--foreground REQUESTS] [--json FILE]
        shapes:     %s
        contenders: %s"""
          .formatted(
              String.join(", ", Arrays.stream(Shape.values()).map(Shape::label).toList()),
              String.join(", ", Contenders.names()));

  Options {
    contenders = List.copyOf(contenders);
    contenders.forEach(Contenders::check);
    if (foreground < 0) {
      throw new IllegalArgumentException(
          "Cannot send %d requests a second: give 0 for none".formatted(foreground));
    }
    if (rows < 1000 || repeat < 1) {
      throw new IllegalArgumentException(
          "Cannot measure %d rows %d times: give at least 1000 rows and one round"
              .formatted(rows, repeat));
    }
  }

  boolean hasSuite() {
    return contenders.contains(Contenders.SUITE);
  }

  static Options of(String... arguments) {
    Map<String, String> given = Arguments.given(KNOWN, USAGE, arguments);
    String json = given.get("--json");
    String contenders = given.getOrDefault("--contenders", String.join(",", Contenders.names()));
    return new Options(
        Long.parseLong(given.getOrDefault("--rows", "1000000")),
        Integer.parseInt(given.getOrDefault("--repeat", "3")),
        Shape.named(given.getOrDefault("--shape", Shape.THREE_INDEXES.label())),
        List.of(contenders.split(",")),
        Integer.parseInt(given.getOrDefault("--foreground", "400")),
        json == null ? null : Path.of(json));
  }
}
