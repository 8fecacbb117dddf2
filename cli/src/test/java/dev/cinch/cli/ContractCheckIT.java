package dev.cinch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The check as a pull request runs it: a process of its own, with files alone. */
class ContractCheckIT {

  private static final Logger LOG = LoggerFactory.getLogger(ContractCheckIT.class);

  private static final int SCHEMAS = 100;
  private static final int CONTRACTS_EACH = 5;
  private static final int RUNS = 3;

  /**
   * Of processors, for which it waits beside other tests: 1.6 s there. How long a user waits is in
   * the benchmarks' figures.
   */
  private static final Duration BOUND = Duration.ofSeconds(3);

  private final Path folder;

  ContractCheckIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void answersQuicklyForAHundredSchemasAndFiveHundredContracts() throws Exception {
    for (int i = 0; i < SCHEMAS; i++) {
      subject(i);
    }

    Duration quickest = Duration.ofDays(1);
    Duration shortest = Duration.ofDays(1);
    for (int i = 0; i < RUNS; i++) {
      long begun = System.nanoTime();
      try (CinchProcess check = check()) {
        Duration taken = check.processorTimeUntilItsEnd();
        shortest = shorter(shortest, Duration.ofNanos(System.nanoTime() - begun));
        assertThat(check.awaitEnd()).as(check::output).isEqualTo(1);
        assertThat(taken).isPositive();
        quickest = shorter(quickest, taken);
        assertThat(check.output())
            .contains("100 schemas, 500 contracts, 0 plans, 500 readings tried: 5 violations");
      }
    }
    LOG.info(
        "100 schemas and 500 contracts: {} ms, {} ms of processors",
        shortest.toMillis(),
        quickest.toMillis());
    assertThat(quickest).isLessThan(BOUND);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private CinchProcess check() throws IOException {
    return CinchProcess.start(
        Files.createDirectories(folder.resolve("process")),
        "contract",
        "check",
        folder.resolve("schemas").toString(),
        folder.resolve("contracts").toString(),
        "--registered",
        folder.resolve("registered").toString(),
        "--level",
        "NONE");
  }

  /** The first one changes a type that its consumers read. */
  private void subject(int number) throws IOException {
    String subject = "shop.events" + number + "-value";
    String registered = schema(number, "\"long\"", "");
    write("registered/" + subject + "/1.avsc", registered);
    write(
        "schemas/" + subject + ".avsc",
        schema(
            number,
            number == 0 ? "\"string\"" : "\"long\"",
            ",{\"name\":\"added\",\"type\":\"string\",\"default\":\"\"}"));
    for (int i = 0; i < CONTRACTS_EACH; i++) {
      String consumer = "consumer%d-%d".formatted(number, i);
      write("contracts/" + consumer + ".avsc", registered);
      write(
          "contracts/" + consumer + ".yml",
          """
          consumer: %s
          subject: %s
          owner: team-%d
          groups: [%s]
          fields: [amount, field3]
          reader-schema: %s.avsc
          language: java
          library: avro 1.12.1
          """
              .formatted(consumer, subject, i, consumer, consumer));
    }
  }

  private static String schema(int number, String amount, String more) {
    StringBuilder fields = new StringBuilder("{\"name\":\"amount\",\"type\":" + amount + "}");
    for (int i = 0; i < 20; i++) {
      fields.append(
          ",{\"name\":\"field%d\",\"type\":%s}"
              .formatted(i, i % 3 == 0 ? "[\"null\",\"string\"]" : "\"string\""));
    }
    return "{\"type\":\"record\",\"name\":\"Event%d\",\"namespace\":\"shop\",\"fields\":[%s%s]}"
        .formatted(number, fields, more);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
