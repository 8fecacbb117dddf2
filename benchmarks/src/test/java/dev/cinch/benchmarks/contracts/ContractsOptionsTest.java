package dev.cinch.benchmarks.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ContractsOptionsTest {

  @Test
  void measuresWhatTheCheckerIsBuiltForUnlessTold() {
    assertThat(ContractsOptions.of())
        .isEqualTo(new ContractsOptions(10_000, 500, 4_000_000, 5, null));
  }

  @Test
  void takesWhatItIsTold() {
    assertThat(
            ContractsOptions.of(
                "--contracts",
                "20",
                "--subjects",
                "4",
                "--records",
                "1000",
                "--repeat",
                "2",
                "--json",
                "figures.json"))
        .isEqualTo(new ContractsOptions(20, 4, 1_000, 2, Path.of("figures.json")));
  }

  @Test
  void refusesWhatMeasuresNothing() {
    assertThatThrownBy(() -> ContractsOptions.of("--contracts", "3", "--subjects", "4"))
        .hasMessageContaining("give at least one contract a subject");
    assertThatThrownBy(() -> ContractsOptions.of("--contract", "3"))
        .hasMessageContaining("Cannot use \"--contract\"")
        .hasMessageContaining("Usage: bench contracts");
  }
}
