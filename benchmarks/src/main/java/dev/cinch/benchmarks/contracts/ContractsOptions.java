package dev.cinch.benchmarks.contracts;

import dev.cinch.benchmarks.Arguments;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to measure.
 *
 * @param contracts how many consumers there are, each with one contract and one group
 * @param subjects on how many subjects, each with a topic of its own
 * @param records how many records the longest log has
 * @param repeat how often each is asked
 * @param json where the figures go; nowhere if null
 */
record ContractsOptions(
    int contracts, int subjects, long records, int repeat, @Nullable Path json) {

  private static final Set<String> KNOWN =
      Set.of("--contracts", "--subjects", "--records", "--repeat", "--json");

  private static final String USAGE =
      "Usage: bench contracts [--contracts N] [--subjects N] [--records N] [--repeat N] [--json FILE]";

  ContractsOptions {
    if (subjects < 1 || contracts < subjects || records < 100 || repeat < 1) {
      throw new IllegalArgumentException(
          "Cannot measure %d contracts on %d subjects and %d records %d times: give at least one contract a subject, 100 records and one round"
              .formatted(contracts, subjects, records, repeat));
    }
  }

  static ContractsOptions of(String... arguments) {
    Map<String, String> given = Arguments.given(KNOWN, USAGE, arguments);
    String json = given.get("--json");
    return new ContractsOptions(
        Integer.parseInt(given.getOrDefault("--contracts", "10000")),
        Integer.parseInt(given.getOrDefault("--subjects", "500")),
        Long.parseLong(given.getOrDefault("--records", "4000000")),
        Integer.parseInt(given.getOrDefault("--repeat", "5")),
        json == null ? null : Path.of(json));
  }
}
