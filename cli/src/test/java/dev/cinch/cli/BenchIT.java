package dev.cinch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class BenchIT {

  private final Path folder;

  BenchIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void putsWaysToFillAColumnSideBySide() throws IOException, InterruptedException {
    Path json = folder.resolve("figures.json");
    try (CinchProcess bench =
        CinchProcess.start(
            folder,
            "bench",
            "backfill",
            "--rows",
            "2000",
            "--repeat",
            "1",
            "--contenders",
            "one-update,worker-1-slot",
            "--json",
            json.toString())) {
      assertThat(bench.awaitEnd()).isZero();
      assertThat(bench.output()).containsSubsequence("one-update", "worker-1-slot");
      assertThat(json).content().contains("worker-1-slot");
      bench.assertNothingIsLeft(Set.of());
    }
  }

  @Test
  void saysWhatTheBenchmarkTakes() throws IOException, InterruptedException {
    try (CinchProcess bench = CinchProcess.start(folder, "bench", "backfill", "--row", "5")) {
      assertThat(bench.awaitEnd()).isEqualTo(2);
      assertThat(bench.output()).contains("Cannot use \"--row\"", "--rows N");
    }
  }
}
