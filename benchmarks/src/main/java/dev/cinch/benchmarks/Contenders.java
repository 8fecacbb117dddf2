package dev.cinch.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All ways to fill the table, by name. */
final class Contenders {

  /** What the others are measured against. */
  static final String ONE_UPDATE = "one-update";

  /** A trigger that fills each row that is touched, as pgroll has it. */
  static final String TRIGGER_BATCHES = "trigger-batches-1000";

  private static final Map<String, Contender> ALL = new LinkedHashMap<>();

  static {
    ALL.put(ONE_UPDATE, new OneUpdate());
    ALL.put("key-batches-1000", new KeyBatches(1_000));
    ALL.put("key-batches-10000", new KeyBatches(10_000));
    ALL.put(TRIGGER_BATCHES, new TriggerBatches(1_000));
    ALL.put("in-select-limit-1000", new SelectBatches(1_000));
    ALL.put("worker-1-slot", new WorkerSlots(1));
    ALL.put("worker-2-slots", new WorkerSlots(2));
    ALL.put("worker-4-slots", new WorkerSlots(4));
  }

  private Contenders() {}

  static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  static Contender named(String name) {
    Contender contender = ALL.get(name);
    if (contender == null) {
      throw new IllegalArgumentException(
          "Cannot measure \"%s\": the contenders are %s".formatted(name, ALL.keySet()));
    }
    return contender;
  }
}
