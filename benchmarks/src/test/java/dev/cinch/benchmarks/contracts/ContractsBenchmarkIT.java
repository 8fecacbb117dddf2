package dev.cinch.benchmarks.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class ContractsBenchmarkIT {

  private final Path folder;

  ContractsBenchmarkIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void measuresAVerdictTheMatrixAndTheLog() throws Exception {
    Path json = folder.resolve("figures.json");

    ContractsBenchmark.main(
        new String[] {
          "--contracts",
          "20",
          "--subjects",
          "4",
          "--records",
          "1000",
          "--repeat",
          "2",
          "--json",
          json.toString()
        });

    assertThat(json)
        .content()
        .contains("\"verdict, s\"", "\"matrix, 20 cells, s\"", "\"log of 1,000: records/s\"");
  }
}
