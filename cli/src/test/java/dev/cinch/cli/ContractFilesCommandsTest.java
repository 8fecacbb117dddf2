package dev.cinch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.cli.terminal.Recorded;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands that need files alone. */
class ContractFilesCommandsTest {

  private static final String ORDER =
      """
      {"type": "record", "name": "Order", "namespace": "shop", "fields": [
        {"name": "id", "type": "long"}, {"name": "reference", "type": "int"}]}
      """;

  private final Recorded terminal = Recorded.plain();

  private final Path folder;

  ContractFilesCommandsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void billingReadsOrders() throws IOException {
    write("registered/shop.orders-value/1.avsc", ORDER);
    write("contracts/order.avsc", ORDER);
    write(
        "contracts/billing.yml",
        """
        consumer: billing
        subject: shop.orders-value
        owner: team-billing
        groups: [billing]
        fields: [reference]
        reader-schema: order.avsc
        language: java
        library: avro 1.12.1
        """);
  }

  @Test
  void endsWith0WhereNothingBreaks() {
    assertThat(check("--registered", path("registered"))).isZero();
    assertThat(terminal.raw()).contains("0 schemas, 1 contracts, 0 plans, 1 readings tried");
  }

  @Test
  void endsWith1WhereSomethingBreaksAndWritesTheReport() throws IOException {
    write("contracts/schemas/shop.orders-value.avsc", ORDER.replace("\"int\"", "\"string\""));
    Path report = folder.resolve("report.sarif");

    int code =
        check(
            "--registered", path("registered"), "--format", "sarif", "--output", report.toString());

    assertThat(code).isEqualTo(1);
    assertThat(terminal.raw()).contains("violation [type]", "billing (production)");
    assertThat(Files.readString(report)).contains("\"version\" : \"2.1.0\"");
  }

  @Test
  void endsWith2WhereTheRegistryIsAway() {
    assertThat(check("--registry", "http://localhost:1")).isEqualTo(2);
    assertThat(terminal.raw())
        .contains("what is registered is not known: The registry at http://localhost:1 does not");
  }

  @Test
  void endsWith2WhereNothingIsKnownOfASubject() {
    assertThat(check()).isEqualTo(2);
    assertThat(terminal.raw()).contains("no schema of shop.orders-value is known");
  }

  @Test
  void tellsWhoWouldBreakAndWhatWasTried() throws IOException {
    int code = whatIf();

    assertThat(code).isEqualTo(1);
    assertThat(terminal.raw())
        .contains("billing (production) breaks")
        .contains("Order.reference: the writer may write string where the reader expects int")
        .contains("shown by: {\"id\":0,\"reference\":\"\"} can't be decoded")
        .contains("go on writing 'reference' as int until every reader takes string (writer)");
  }

  @Test
  void tellsProgramsWhoWouldBreak() throws IOException {
    int code = whatIf("--json");

    JsonNode answer = JsonMapper.shared().readTree(terminal.raw()).get(0);
    assertThat(code).isEqualTo(1);
    assertThat(answer.path("environment").asString()).isEqualTo("production");
    assertThat(answer.path("currentVersion").asInt()).isEqualTo(1);
    assertThat(answer.path("effect").asString()).isEqualTo("BREAKS");
    assertThat(answer.at("/consumers/0/consumer").asString()).isEqualTo("billing");
  }

  @Test
  void cannotTellOfWhatIsNoSchema() throws IOException {
    write("next.avsc", "{}");

    int code =
        new CommandLine(new ContractWhatIfCommand(terminal.terminal()))
            .setErr(new PrintWriter(new StringWriter()))
            .execute("shop.orders-value", path("next.avsc"), "--contracts", path("contracts"));

    assertThat(code).isEqualTo(2);
  }

  /** What if the reference were a text. */
  private int whatIf(String... more) throws IOException {
    write("next.avsc", ORDER.replace("\"int\"", "\"string\""));
    List<String> words = new ArrayList<>();
    words.addAll(List.of("shop.orders-value", path("next.avsc")));
    words.addAll(List.of("--contracts", path("contracts"), "--registered", path("registered")));
    words.addAll(List.of(more));
    return new CommandLine(new ContractWhatIfCommand(terminal.terminal()))
        .execute(words.toArray(String[]::new));
  }

  private int check(String... more) {
    String[] arguments = new String[more.length + 1];
    arguments[0] = path("contracts");
    System.arraycopy(more, 0, arguments, 1, more.length);
    return new CommandLine(new ContractCheckCommand(terminal.terminal()))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .execute(arguments);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
