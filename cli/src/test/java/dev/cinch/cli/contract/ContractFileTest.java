package dev.cinch.cli.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractFileTest {

  private final Path folder;

  ContractFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void readsWhatTheCheckerKnowsAndTheSchemaBesideIt() throws IOException {
    Files.writeString(folder.resolve("reader.avsc"), "\"int\"");
    Path file =
        write(
            """
            consumer: billing
            subject: shop.orders-value
            topic: shop.orders
            owner: team-billing
            kind: KAFKA_CONSUMER
            reader-schema: reader.avsc
            fields: [id, reference]
            groups: [billing]
            version: 1.10
            """);

    ContractFile contract = ContractFile.read(file);

    assertThat(contract.consumer()).isEqualTo("billing");
    assertThat(contract.subject()).isEqualTo("shop.orders-value");
    assertThat(contract.body())
        .containsOnly(
            Map.entry("topic", "shop.orders"),
            Map.entry("owner", "team-billing"),
            Map.entry("kind", "KAFKA_CONSUMER"),
            Map.entry("readerSchema", "\"int\""),
            Map.entry("fields", List.of("id", "reference")),
            Map.entry("groups", List.of("billing")),
            Map.entry("version", "1.10"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "subject: s | it names no consumer",
        "consumer: c | it names no subject",
        "[a, b] | it is no list of keys and values",
        "{consumer: c, subject: s, ownr: x} | it has a key \"ownr\" that nobody reads",
        "{consumer: c, subject: s, fields: id} | \"fields\" has to be a list",
        "{consumer: c, consumer: d} | found duplicate key consumer"
      })
  void whatIsWrongIsSaidWithTheFile(String text, String why) throws IOException {
    Path file = write(text);

    assertThatThrownBy(() -> ContractFile.read(file))
        .isInstanceOf(InvalidContractFileException.class)
        .hasMessageStartingWith("Cannot use the contract file " + file + ": ")
        .hasMessageContaining(why);
  }

  @Test
  void aSchemaThatIsNotThereIsNamed() throws IOException {
    Path file = write("{consumer: c, subject: s, reader-schema: no.avsc}");

    assertThatThrownBy(() -> ContractFile.read(file))
        .hasMessage(
            "Cannot use the contract file %s: there is no such file", folder.resolve("no.avsc"));
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("contract.yml"), text);
  }
}
