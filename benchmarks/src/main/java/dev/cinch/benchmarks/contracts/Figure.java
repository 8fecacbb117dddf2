package dev.cinch.benchmarks.contracts;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * What was measured of one thing.
 *
 * @param name such as {@code verdict seconds}
 * @param median of all rounds
 * @param worst the largest of them
 */
record Figure(String name, double median, double worst) {

  static Figure of(String name, DoubleStream rounds) {
    double[] sorted = rounds.sorted().toArray();
    return new Figure(name, sorted[(sorted.length - 1) / 2], sorted[sorted.length - 1]);
  }

  static Figure once(String name, double value) {
    return of(name, Arrays.stream(new double[] {value}));
  }

  String line() {
    return String.format(Locale.ROOT, "%-46s%,14.3f%,14.3f", name, median, worst);
  }

  String json() {
    return String.format(
        Locale.ROOT, "\"%s\": {\"median\": %.4f, \"worst\": %.4f}", name, median, worst);
  }
}
