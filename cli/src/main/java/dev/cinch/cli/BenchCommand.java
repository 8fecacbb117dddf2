package dev.cinch.cli;

import dev.cinch.benchmarks.BackfillBenchmark;
import dev.cinch.benchmarks.LatencyBenchmark;
import dev.cinch.benchmarks.SuiteBenchmark;
import dev.cinch.benchmarks.TriggerBenchmark;
import dev.cinch.benchmarks.contracts.ContractsBenchmark;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** {@code cinch bench}. */
@Command(
    name = "bench",
    description = {
      "Measures how fast a column is filled, what applications notice of it, what the sync trigger"
          + " takes of their writes, what planner and Kafka cost, or how the contract checker does with"
          + " many contracts, on servers of its own.",
      "What else is given goes to the benchmark; benchmarks/README.md has its options and figures."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  cinch bench backfill",
      "  cinch bench backfill --rows 200000 --repeat 1 --shape wide --json figures.json",
      "  cinch bench latency 300000 400 1",
      "  cinch bench trigger 20000 5",
      "  cinch bench suite 1000000 2 3",
      "  cinch bench contracts --contracts 1000 --subjects 50 --json figures.json"
    })
final class BenchCommand implements Callable<Integer> {

  /** What is measured. */
  enum Benchmark {
    BACKFILL,
    LATENCY,
    TRIGGER,
    SUITE,
    CONTRACTS
  }

  @Parameters(
      index = "0",
      paramLabel = "BENCHMARK",
      description = "backfill, latency, trigger, suite or contracts.")
  private Benchmark benchmark = Benchmark.BACKFILL;

  @Unmatched private List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    String[] all = arguments.toArray(String[]::new);
    switch (benchmark) {
      case BACKFILL -> BackfillBenchmark.main(all);
      case LATENCY -> LatencyBenchmark.main(all);
      case TRIGGER -> TriggerBenchmark.main(all);
      case SUITE -> SuiteBenchmark.main(all);
      case CONTRACTS -> ContractsBenchmark.main(all);
    }
    return ExitCode.OK;
  }
}
