package dev.cinch.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All ways to fill the table, by name. */
final class Contenders {

  /** What the others are measured against. */
  static final String ONE_UPDATE = "one-update";

  /** A trigger that fills each row that is touched, as pgroll has it. */
  static final String TRIGGER_BATCHES = "trigger-batches-1000";

  /** All that belongs to Cinch, as it runs for its users. */
  static final String SUITE = "suite-2-slots";

  static final int SUITE_SLOTS = 2;

  private static final Map<String, Contender> ALONE = new LinkedHashMap<>();

  static {
    ALONE.put(ONE_UPDATE, new OneUpdate());
    ALONE.put("key-batches-1000", new KeyBatches(1_000));
    ALONE.put("key-batches-10000", new KeyBatches(10_000));
    ALONE.put(TRIGGER_BATCHES, new TriggerBatches(1_000));
    ALONE.put("in-select-limit-1000", new SelectBatches(1_000));
    ALONE.put("worker-1-slot", new WorkerSlots(1));
    ALONE.put("worker-2-slots", new WorkerSlots(2));
    ALONE.put("worker-4-slots", new WorkerSlots(4));
  }

  private final @Nullable WholeSuite suite;

  /**
   * @param suite null where it does not take part
   */
  Contenders(@Nullable WholeSuite suite) {
    this.suite = suite;
  }

  static List<String> names() {
    return Stream.concat(ALONE.keySet().stream(), Stream.of(SUITE)).toList();
  }

  /** Those that need nothing beside the server. */
  static List<String> alone() {
    return List.copyOf(ALONE.keySet());
  }

  static void check(String name) {
    if (!names().contains(name)) {
      throw new IllegalArgumentException(
          "Cannot measure \"%s\": the contenders are %s".formatted(name, names()));
    }
  }

  Contender named(String name) {
    check(name);
    if (!name.equals(SUITE)) {
      return Objects.requireNonNull(ALONE.get(name));
    }
    if (suite == null) {
      throw new IllegalStateException("Cannot measure %s: it was not started".formatted(name));
    }
    return new SuiteSlots(suite);
  }
}
