package dev.cinch.benchmarks;

import dev.cinch.stack.ServerKind;
import dev.cinch.stack.StackOptions;
import java.util.Map;
import java.util.TreeMap;

/** The server that all are measured on: checkpoints and autovacuum decide nothing. */
final class BenchmarkServer {

  static final Map<String, String> SETTINGS =
      new TreeMap<>(
          Map.of(
              "shared_buffers", "1GB",
              "max_wal_size", "16GB",
              "checkpoint_timeout", "1h",
              "autovacuum", "off",
              "fsync", "on",
              "wal_level", "replica",
              "track_io_timing", "off"));

  private BenchmarkServer() {}

  static StackOptions options() {
    return withWhatTheSuiteNeeds().only(ServerKind.POSTGRES);
  }

  /** The same server, with broker and registry beside it. */
  static StackOptions withWhatTheSuiteNeeds() {
    StackOptions options = StackOptions.temporary();
    for (Map.Entry<String, String> setting : SETTINGS.entrySet()) {
      options = options.with(ServerKind.POSTGRES, setting.getKey(), setting.getValue());
    }
    return options;
  }
}
