package dev.cinch.checker.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cinch.checker.compatibility.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pull request's files, looked at as the command does. */
class InspectTest {

  private static final String ORDER =
      """
      {"type": "record", "name": "Order", "namespace": "shop", "fields": [
        {"name": "id", "type": "long"}, {"name": "reference", "type": "int"}]}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void registeredIsOneVersion() throws IOException {
    write("registered/shop.orders-value/1.avsc", ORDER);
    write("contracts/order.avsc", ORDER);
  }

  @Test
  void findsNothingWhereAllIsWell() throws IOException {
    contract("fields: [id]");
    write("schemas/shop.orders-value.avsc", ORDER.replace("\"int\"", "\"int\", \"doc\": \"x\""));

    Report report = inspect(null);

    assertThat(report.problems()).isEmpty();
    assertThat(report.exitCode()).isZero();
    assertThat(report.looked()).isEqualTo(new Report.Looked(1, 1, 0, 1));
  }

  @Test
  void namesTheConsumerThatAProposedSchemaBreaksWithProofAndWayOut() throws IOException {
    contract("fields: [id]");
    write("schemas/shop.orders-value.avsc", ORDER.replace("reference", "number"));

    Report report = inspect(Level.NONE);

    assertThat(report.exitCode()).isEqualTo(1);
    Problem problem = only(report, Weight.VIOLATION);
    assertThat(problem.message())
        .isEqualTo(
            "billing (production) and the proposed schema: Order.reference: the reader requires"
                + " field 'reference' (int), which the writer's record shop.Order does not have");
    assertThat(problem.proof()).startsWith("{\"id\":0,\"number\":0} can't be decoded: ");
    assertThat(problem.remedy())
        .contains("give the reader's field 'reference' the alias 'number'")
        .contains("go on writing 'reference' (int) until every reader does without it");
    assertThat(problem.spot().file()).endsWith("shop.orders-value.avsc");
  }

  @Test
  void holdsAProposedSchemaToTheLevelAndNamesTheVersion() throws IOException {
    contract("fields: [id]");
    write(
        "schemas/shop.orders-value.avsc",
        ORDER.replace("\"int\"}", "\"int\"}, {\"name\": \"tier\", \"type\": \"string\"}"));

    assertThat(only(inspect(null), Weight.VIOLATION).message())
        .startsWith("the proposed schema as reader, version 1 as writer (BACKWARD): Order.tier: ");
    assertThat(inspect(Level.FORWARD).exitCode()).isZero();
  }

  @Test
  void countsVersionsThatWereDeletedSoftly() throws IOException {
    contract("fields: [id]");
    write("registered/shop.orders-value/2.deleted.avsc", ORDER.replace("\"int\"", "\"string\""));
    write("schemas/shop.orders-value.avsc", ORDER.replace("\"int\"", "\"long\""));

    assertThat(inspect(Level.BACKWARD_TRANSITIVE).problems())
        .extracting(Problem::message)
        .anyMatch(message -> message.contains("version 2 (deleted) as writer"));
  }

  @Test
  void cannotTellWhereNoSchemaOfASubjectIsKnown() throws IOException {
    write("contracts/other.yml", file("stock", "shop.stock-value", ""));

    Report report = inspect(null);

    assertThat(report.exitCode()).isEqualTo(2);
    assertThat(only(report, Weight.UNKNOWN).message())
        .isEqualTo(
            "no schema of shop.stock-value is known, so what stock reads could not be tried");
  }

  @Test
  void cannotTellWhatAnotherLibraryDoesWithAnAlias() throws IOException {
    write(
        "contracts/billing.yml",
        file("billing", "shop.orders-value", "fields: [id]\n")
            .replace("language: java", "language: python")
            .replace("order.avsc", "alias.avsc"));
    write(
        "contracts/alias.avsc",
        ORDER.replace("\"reference\"", "\"number\", \"aliases\": [\"reference\"]"));

    Report report = inspect(null);

    assertThat(only(report, Weight.UNKNOWN).rule()).isEqualTo("avro-library");
  }

  @Test
  void saysWhereAContractFileIsWrong() throws IOException {
    write(
        "contracts/billing.yml",
        """
        consumer: billing
        subject: shop.orders-value
        ownr: team-billing
        reader-schema: order.avsc
        groups: []
        """);

    assertThat(inspect(null).problems())
        .extracting(problem -> problem.spot().line(), Problem::message)
        .contains(
            tuple(1, "owner is missing"),
            tuple(3, "unknown key \"ownr\""),
            tuple(5, "groups is empty, but a KAFKA_CONSUMER reads through at least one group"));
  }

  @Test
  void saysWhereAContractFileIsNoYaml() throws IOException {
    write("contracts/billing.yml", "consumer: billing\nsubject: [a\n");

    Problem problem = only(inspect(null), Weight.VIOLATION);

    assertThat(problem.spot().line()).isEqualTo(3);
    assertThat(problem.rule()).isEqualTo("contract-file");
  }

  @Test
  void refusesAKeyThatStandsTwice() throws IOException {
    write("contracts/billing.yml", "consumer: billing\nowner: one\nowner: other\n");

    Problem problem = only(inspect(null), Weight.VIOLATION);

    assertThat(problem.spot().line()).isEqualTo(3);
    assertThat(problem.message()).isEqualTo("key \"owner\" stands here a second time");
  }

  @Test
  void tellsWhatAPlanMeansAtTightenAndAtRetire() throws IOException {
    contract("fields: [reference]");
    write("plans/text.yml", plan("not-null: true"));

    Report report = inspect(null);

    assertThat(report.problems())
        .extracting(Problem::rule, problem -> problem.spot().line())
        .contains(tuple("field-used", 15), tuple("missing-field", 15));
    assertThat(report.problems())
        .extracting(Problem::message)
        .contains(
            "billing says that it uses field reference, which goes at RETIRE",
            "billing (production) and orders-text's schema after RETIRE: Order.reference: the"
                + " reader requires field 'reference' (int), which the writer's record shop.Order"
                + " does not have");
  }

  @Test
  void namesWhoUsesAFieldThatTheProposedSchemaLacksThoughADefaultHidesIt() throws IOException {
    write("contracts/order.avsc", ORDER.replace("\"int\"", "\"int\", \"default\": 0"));
    write(
        "schemas/shop.orders-value.avsc",
        ORDER.replace(", {\"name\": \"reference\", \"type\": \"int\"}", ""));

    contract("fields: [id, reference]");
    assertThat(only(inspect(Level.NONE), Weight.VIOLATION).message())
        .isEqualTo("billing says that it uses field reference, which the proposed schema lacks");

    contract("");
    Report report = inspect(Level.NONE);
    assertThat(only(report, Weight.UNKNOWN).rule()).isEqualTo("field-used");
    assertThat(report.exitCode()).isEqualTo(2);

    contract("fields: [id]");
    assertThat(inspect(Level.NONE).exitCode()).isZero();
  }

  @Test
  void holdsWhatAPlanProposesToTheLevelWhereItIsKnown() throws IOException {
    contract("fields: [id]");
    write("plans/text.yml", plan("not-null: true"));

    assertThat(inspect(Level.BACKWARD).problems())
        .filteredOn(problem -> problem.rule().equals("missing-field"))
        .extracting(Problem::message)
        .contains(
            "the proposed schema as reader, version 1 as writer (BACKWARD): Order.reference_text:"
                + " the reader requires field 'reference_text' (string), which the writer's record"
                + " shop.Order does not have");
    assertThat(inspect(Level.NONE).problems())
        .extracting(Problem::message)
        .noneMatch(message -> message.startsWith("the proposed schema as reader"));
  }

  @Test
  void refusesAPlanThatTakesAFieldThatNeverWas() throws IOException {
    contract("fields: [id, reference_text]");
    write(
        "plans/text.yml",
        plan("not-null: true").replace("field: reference\n", "field: refrence\n"));

    assertThat(inspect(null).problems())
        .filteredOn(problem -> problem.rule().equals("plan-contradiction"))
        .extracting(Problem::message)
        .containsExactly(
            "the plan says REMOVE_FIELD of refrence, but the schema that it proposes comes after"
                + " versions that have no field refrence");
  }

  @Test
  void saysWhoseAnswerTheGateWillWaitFor() throws IOException {
    contract("kind: SQL_JOB\nfields: [id]");
    write("plans/text.yml", plan("not-null: true"));

    assertThat(inspect(null).problems())
        .filteredOn(problem -> problem.rule().equals("owner-answers"))
        .extracting(Problem::weight)
        .containsExactly(Weight.WARNING, Weight.WARNING);
  }

  @Test
  void cannotTellWhatAFileIsThatItWasGivenAndDoesNotKnow() throws IOException {
    write("contracts/notes.yml", "consumers: [billing]\n");

    Report report = Inspect.of(gathered("contracts/notes.yml"));

    assertThat(report.exitCode()).isEqualTo(2);
    assertThat(report.problems().get(0).message())
        .contains("is neither a schema nor a contract nor a plan");
    assertThat(gathered("contracts").problems()).isEmpty();
  }

  private Materials gathered(String path) {
    return Gather.from(List.of(folder.resolve(path))).with(List.of(), null, null);
  }

  @Test
  void findsANullableColumnBehindAFieldThatThePlanRequires() throws IOException {
    contract("fields: [id]");
    write("plans/text.yml", plan("checks: []"));

    assertThat(inspect(null).problems())
        .filteredOn(problem -> problem.rule().equals("column-nullable"))
        .extracting(Problem::message)
        .containsExactly(
            "after TIGHTEN: column reference_text may be null, but field reference_text may not: a"
                + " row without a value can't be written as an event");
  }

  @Test
  void cannotTellWhoReadsWhatAPlanChangesWithoutContracts() throws IOException {
    write("plans/text.yml", plan("not-null: true"));

    assertThat(inspect(null).problems())
        .extracting(Problem::rule, Problem::weight)
        .containsOnly(tuple("no-contract", Weight.UNKNOWN));
  }

  @Test
  void readsFieldsByPositionWhereTheContractSaysSo() throws IOException {
    contract("binds: by-position");
    write(
        "schemas/shop.orders-value.avsc",
        """
        {"type": "record", "name": "Order", "namespace": "shop", "fields": [
          {"name": "reference", "type": "int"}, {"name": "id", "type": "long"}]}
        """);

    assertThat(inspect(Level.NONE).problems())
        .filteredOn(problem -> problem.weight() == Weight.UNKNOWN)
        .extracting(Problem::rule)
        .containsExactly("field-order");
  }

  @Test
  void saysTheSameFromASnapshotAsFromAFolder() throws IOException {
    contract("fields: [id]");
    write("schemas/shop.orders-value.avsc", ORDER.replace("\"int\"", "\"string\""));
    Path file = folder.resolve("snapshot.json");
    Files.writeString(
        file,
        new Snapshot(
                Instant.parse("2026-11-21T12:00:00Z"),
                SchemaFolder.read(folder.resolve("registered")).histories())
            .text());

    Report offline = inspect(null, Snapshot.read(file).histories());

    assertThat(offline).isEqualTo(inspect(null));
    assertThat(offline.exitCode()).isEqualTo(1);
  }

  @Test
  void readsSchemasThatReferToOthersOfTheFolder() throws IOException {
    write(
        "schemas/a.avsc",
        """
        {"type": "record", "name": "A", "namespace": "shop", "fields": [
          {"name": "price", "type": "shop.Money"}]}
        """);
    write(
        "schemas/z.avsc",
        """
        {"type": "record", "name": "Money", "namespace": "shop", "fields": [
          {"name": "cents", "type": "long"}]}
        """);

    SchemaFolder schemas = SchemaFolder.read(folder.resolve("schemas"));

    assertThat(schemas.problems()).isEmpty();
    assertThat(schemas.proposed()).extracting(ProposedSchema::subject).containsExactly("a", "z");
    assertThat(schemas.proposed().get(0).schema().requires("price.cents")).isTrue();
  }

  @Test
  void writesEachFormat() throws IOException {
    contract("fields: [id]");
    write("schemas/shop.orders-value.avsc", ORDER.replace("\"int\"", "\"string\""));

    Report report = inspect(Level.NONE);

    assertThat(ReportFormat.TEXT.write(report))
        .contains("shop.orders-value.avsc:1:1: violation [type]")
        .contains("shown by: {\"id\":0,\"reference\":\"\"} can't be decoded")
        .endsWith("1 violations, 0 that could not be told, 0 warnings" + System.lineSeparator());
    assertThat(ReportFormat.JSON.write(report)).contains("\"rule\" : \"type\"", "\"exitCode\" : 1");
    assertThat(ReportFormat.SARIF.write(report))
        .contains("\"version\" : \"2.1.0\"", "\"ruleId\" : \"type\"", "\"level\" : \"error\"");
    assertThat(ReportFormat.JUNIT.write(report))
        .contains("failures=\"1\" errors=\"0\"", "<failure message=\"billing (production) and");
  }

  private Report inspect(@Nullable Level level) throws IOException {
    return inspect(level, SchemaFolder.read(folder.resolve("registered")).histories());
  }

  private Report inspect(@Nullable Level level, List<History> registered) throws IOException {
    ContractFiles contracts = new ContractFiles();
    files("contracts", ".yml").forEach(contracts::read);
    PlanFiles plans = new PlanFiles();
    files("plans", ".yml").forEach(plans::read);
    List<Problem> problems = new ArrayList<>(contracts.problems());
    problems.addAll(plans.problems());
    List<ProposedSchema> proposed =
        Files.exists(folder.resolve("schemas"))
            ? SchemaFolder.read(folder.resolve("schemas")).proposed()
            : List.of();
    return Inspect.of(
        new Materials(contracts.contracts(), plans, proposed, registered, level, problems));
  }

  private List<Path> files(String name, String ending) throws IOException {
    if (!Files.exists(folder.resolve(name))) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder.resolve(name))) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static Problem only(Report report, Weight weight) {
    List<Problem> found =
        report.problems().stream().filter(problem -> problem.weight() == weight).toList();
    assertThat(found).as(report.toString()).hasSize(1);
    return found.get(0);
  }

  private void contract(String more) throws IOException {
    write("contracts/billing.yml", file("billing", "shop.orders-value", more + "\n"));
  }

  private static String file(String consumer, String subject, String more) {
    return """
    consumer: %s
    subject: %s
    owner: team
    groups: [%s]
    reader-schema: order.avsc
    language: java
    library: avro 1.12.1
    %s\
    """
        .formatted(consumer, subject, consumer, more);
  }

  private static String plan(String tighten) {
    return """
    id: orders-text
    column:
      name: reference_text
      type: text
    tighten:
      %s
    events:
      - topic: shop.orders
        subject: shop.orders-value
        field: reference_text
        change: require-field
        schema: |
          {"type": "record", "name": "Order", "namespace": "shop", "fields": [{"name": "id", "type": "long"},
          {"name": "reference", "type": "int"}, {"name": "reference_text", "type": "string"}]}
      - topic: shop.orders
        subject: shop.orders-value
        field: reference
        change: remove-field
        schema: |
          {"type": "record", "name": "Order", "namespace": "shop", "fields": [{"name": "id", "type": "long"},
          {"name": "reference_text", "type": "string"}]}
    """
        .formatted(tighten);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
