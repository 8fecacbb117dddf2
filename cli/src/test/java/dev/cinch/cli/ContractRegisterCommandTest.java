package dev.cinch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.cinch.cli.service.AnsweringServer;
import dev.cinch.cli.terminal.Recorded;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ContractRegisterCommandTest {

  private final Recorded terminal = Recorded.plain();
  private final StringWriter errors = new StringWriter();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final AnsweringServer checker = AnsweringServer.start(this::answer);
  private final Path folder;

  ContractRegisterCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add("%s %s %s".formatted(exchange.getRequestMethod(), exchange.getRequestURI(), body));
    byte[] answer = "{\"contractVersion\": 3}".getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  @AfterEach
  void stop() {
    checker.close();
  }

  @Test
  void registersEachDocumentOfAFileWithTheSchemaBesideIt() throws IOException {
    Files.writeString(folder.resolve("order.avsc"), "\"int\"");
    Path file =
        write(
            """
            consumer: billing
            subject: shop.orders-value
            owner: team-billing
            groups: [billing]
            reader-schema: order.avsc
            version: 1.10
            ---
            consumer: reports
            subject: shop.orders-value
            environment: staging
            owner: team-reports
            kind: sql-job
            """);

    assertThat(register(file)).isZero();
    assertThat(asked).hasSize(2);
    assertThat(asked.get(0))
        .startsWith("PUT /api/contracts/billing/shop.orders-value {")
        .contains("\"environment\":null", "\"readerSchema\":\"\\\"int\\\"\"")
        .contains("\"version\":\"1.10\"", "\"compatibilitySuffices\":false");
    assertThat(asked.get(1))
        .startsWith("PUT /api/contracts/reports/shop.orders-value {")
        .contains("\"environment\":\"staging\"", "\"kind\":\"SQL_JOB\"");
    assertThat(terminal.raw())
        .contains("billing reads shop.orders-value: version 3 of the contract holds.");
  }

  @Test
  void registersNothingWhereAnythingIsWrongAndSaysAllOfItWithItsPlace() throws IOException {
    Path good = write("{consumer: c, subject: s, owner: o, kind: sql-job}");
    Path bad =
        Files.writeString(
            folder.resolve("bad.yml"),
            """
            consumer: billing
            subject: shop.orders-value
            ownr: team-billing
            kind: pigeon
            reader-schema: no.avsc
            ---
            consumer: reports
            subject: shop.orders-value
            owner: team-reports
            kind: pigeon
            """);
    Files.writeString(folder.resolve("no.avsc"), "\"int\"");

    assertThat(register(good, bad)).isEqualTo(1);
    assertThat(asked).isEmpty();
    assertThat(errors.toString())
        .contains("Cannot use the contract files, of which none is registered:")
        .contains(bad + ":3:1: unknown key \"ownr\"")
        .contains(bad + ":1:1: owner is missing")
        .contains(bad + ":4:7: kind is 'PIGEON'")
        .contains(bad + ":10:7: kind is 'PIGEON'");
  }

  @Test
  void namesASchemaThatIsNotThere() throws IOException {
    Path file = write("{consumer: c, subject: s, owner: o, groups: [g], reader-schema: no.avsc}");

    assertThat(register(file)).isEqualTo(1);
    assertThat(errors.toString())
        .contains("the reader schema %s can't be read".formatted(folder.resolve("no.avsc")));
  }

  private int register(Path... files) {
    List<String> arguments = new ArrayList<>();
    for (Path file : files) {
      arguments.add(file.toString());
    }
    arguments.add("--checker");
    arguments.add(checker.address().toString());
    return new CommandLine(new ContractRegisterCommand(terminal.terminal()))
        .setErr(new PrintWriter(errors))
        .setExecutionExceptionHandler(new ErrorReport(terminal.terminal(), false, false))
        .execute(arguments.toArray(String[]::new));
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("contract.yml"), text);
  }
}
