package dev.cinch.benchmarks;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What a benchmark is told on its command line: options, each with a value. */
public final class Arguments {

  private Arguments() {}

  /** The number in that place, if anything is there. */
  static long number(String[] arguments, int place, long otherwise) {
    return arguments.length > place ? Long.parseLong(arguments[place]) : otherwise;
  }

  /**
   * The values by their options.
   *
   * @throws IllegalArgumentException with the usage, if something is no option or has no value
   */
  public static Map<String, String> given(Set<String> known, String usage, String... arguments) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      if (!known.contains(arguments[i]) || i + 1 == arguments.length) {
        throw new IllegalArgumentException(
            "Cannot use \"%s\": it is no option, or has no value%n%s"
                .formatted(arguments[i], usage));
      }
      given.put(arguments[i], arguments[i + 1]);
    }
    return given;
  }
}
