package dev.cinch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.cli.migration.BlockingFindings;
import dev.cinch.cli.service.Access;
import dev.cinch.cli.service.HttpPlanner;
import dev.cinch.cli.service.PlanFiles;
import dev.cinch.cli.terminal.Recorded;
import dev.cinch.cli.terminal.Screen;
import dev.cinch.shop.ShopDatabase;
import dev.cinch.shop.ShopFiles;
import dev.cinch.stack.LocalStack;
import dev.cinch.stack.PostgresEndpoint;
import dev.cinch.stack.StackOptions;
import dev.cinch.stack.suite.Login;
import dev.cinch.stack.suite.Suite;
import dev.cinch.stack.suite.SuiteOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands that talk to a planner, against one that asks for a token. */
class PlannerCommandsIT {

  private static final String TOKEN = "an-approvers-token";
  private static final String TOKEN_SHA256 =
      "6363168336c888ac93494b7deb7092f863490bdeccc9b105548eb4befb56850b";
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static final String PLAN =
      """
      id: orders-reference-text
      owner: team-orders
      purpose: References of partners hold letters
      target: shop
      table: public.orders
      column:
        name: reference_text
        type: text
      replaces: reference
      sync:
        mode: trigger
        forward: reference::text
        backward: reference_text::integer
      tighten:
        not-null: true
      switch:
        by: manual
      gate:
        quiet: 1s
      retire:
        replaced: drop
      """;

  private static LocalStack stack;
  private static Suite suite;
  private static ShopDatabase shop;

  private final Path folder;
  private final Path plan;

  PlannerCommandsIT(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.plan = Files.writeString(folder.resolve("plan.yml"), PLAN);
  }

  @BeforeAll
  static void start() {
    stack = LocalStack.start(StackOptions.temporary());
    PostgresEndpoint postgres = stack.endpoints().postgres();
    String url = postgres.createDatabase("shop");
    shop = new ShopDatabase(url, postgres.user(), postgres.password()).create(20_000);
    shop.execute("create extension pg_stat_statements");
    Login login = new Login(url, shop.user(), shop.password());
    ShopDatabase copy =
        new ShopDatabase(postgres.createDatabase("copy"), shop.user(), shop.password())
            .create(2_000);
    Login copied = new Login(copy.url(), copy.user(), copy.password());
    suite =
        new Suite(
                SuiteOptions.on(stack.endpoints())
                    .environment("CINCH_GATE_RECHECK", "1s")
                    .environment("CINCH_ACCESS_TOKENS_ANN_ROLE", "approver")
                    .environment("CINCH_ACCESS_TOKENS_ANN_SHA256", TOKEN_SHA256)
                    .environment("CINCH_TARGETS_COPY_REHEARSAL", "true")
                    .target("shop", login, login)
                    .target("copy", copied, copied))
            .startAll(1);
  }

  @AfterAll
  static void stop() {
    try {
      suite.close();
    } finally {
      stack.close();
    }
  }

  @Test
  void aMigrationIsWatchedAndSteeredFromTheCommandLine() throws Exception {
    assertThat(said(0, "lint", plan.toString())).contains("0 errors");
    assertThat(said(0, "plan", plan.toString())).contains("PHASE", "No way back  from RETIRE on");
    assertThat(json("plan", plan.toString(), "--json"))
        .as("the planner and this process see the same")
        .isEqualTo(
            json("plan", plan.toString(), "--json", "--target", shop.url(), "--user", shop.user()));

    new HttpPlanner(new Access(suite.plannerUrl(), TOKEN)).start(PlanFiles.only(PLAN));
    try (CinchProcess watch = start("watch", "orders-reference-text")) {
      watch.awaitSaying("for approval of SWITCH: cinch approve orders-reference-text");
      assertThat(said(0, "pause", "orders-reference-text", "--reason", "Black Friday"))
          .contains(
              "orders-reference-text is PAUSED at SWITCH, and waits for RESUME; ann paused it");
      watch.awaitSaying("PAUSED   by ann: Black Friday");
      assertThat(said(1, "resume", "orders-reference-text", "--attempt", "7"))
          .startsWith("Cannot ");
      said(0, "resume", "orders-reference-text");

      suite.planner().process().kill();
      watch.awaitSaying("planner            gives no answer; it is asked again until it does");
      assertThat(said(3, "status")).contains("nothing listens there");
      suite.startPlanner().awaitReady(CinchProcess.PATIENCE);
      watch.awaitSaying("planner            is back");

      assertThat(said(2, "rollback", "orders-reference-text")).contains("Add --yes");
      assertThat(said(0, "status", "--state", "active")).contains("orders-reference-text  ACTIVE");
      assertThat(json("status", "--owner", "nobody", "--json").path("migrations")).isEmpty();
      said(0, "approve", "orders-reference-text");
      assertThat(watch.awaitEnd()).isZero();
      assertThat(watch.output())
          .contains("ann approves it", "RETIRE    DONE     dropped reference", "COMPLETED")
          .containsOnlyOnce("BACKFILL  DONE");
    }
    assertThat(said(0, "status", "orders-reference-text"))
        .contains("is COMPLETED", "VERIFY    DONE");
    assertThat(said(0, "status", "orders-reference-text", "--history"))
        .contains("ann", "SWITCH DONE");
    assertThat(said(0, "status", "orders-reference-text", "--steps"))
        .contains("retire.drop-replaced");
    assertThat(said(0, "bad-rows", "orders-reference-text")).contains("There is none.");
    assertThat(said(0, "status", "orders-reference-text", "--queries"))
        .containsPattern("that reads? the old column");
    assertThat(
            json("status", "orders-reference-text", "--queries", "--json")
                .path("comparedAt")
                .asString(""))
        .isNotEmpty();
    assertThat(said(0, "watch", "orders-reference-text")).contains("COMPLETED");
    assertThat(said(0, "watch", "orders-reference-text", "--json").lines())
        .allSatisfy(line -> assertThat(MAPPER.readTree(line).path("data").isObject()).isTrue())
        .anyMatch(line -> line.contains("\"after\":\"COMPLETED\""));
  }

  @Test
  void whatDiffersInAnEnvironmentIsLaidOverThePlanEverywhere() throws Exception {
    Path overlay =
        Files.writeString(
            folder.resolve("plan.onsite.yml"),
            "indexes:\n  - {name: orders_text, columns: [reference_text], method: hash}\n");
    String[] files = {plan.toString(), "--overlay", overlay.toString()};
    String[] there = {"--target", shop.url(), "--user", shop.user()};

    assertThat(said(0, concat(new String[] {"plan"}, files))).contains("orders_text");
    for (String[] where : new String[][] {{}, there}) {
      assertThat(
              said(
                  1,
                  concat(concat(new String[] {"lint"}, files), concat(where, "--fail-on", "info"))))
          .contains(overlay + ":2:");
    }
    Files.writeString(overlay, "retire: {soak: soon}\n");
    for (String[] where : new String[][] {{}, there}) {
      assertThat(said(1, concat(concat(new String[] {"plan"}, files), where)))
          .contains(overlay + ":1:16: error plan: ");
    }
    assertThat(said(2, "plan", plan.toString(), "--overlay", "no-such-file"))
        .contains("Cannot read the plan no-such-file: there is no such file");
  }

  @Test
  void stepsAreWrittenAsMigrationsOfFlyway() throws Exception {
    Path into = folder.resolve("db/migration");
    String[] export = {
      "export", plan.toString(), "--flyway-version", "7", "--into", into.toString()
    };

    assertThat(said(0, export))
        .contains(into.resolve("V7.1__orders_reference_text_expand.sql").toString());
    assertThat(into.resolve("V7.1__orders_reference_text_expand.sql"))
        .content()
        .contains("add column \"reference_text\"");
    assertThat(into.resolve("undo_7.1__orders_reference_text_expand.sql")).exists();
    assertThat(said(0, export)).as("the same once more").contains("V7.1__");

    Files.writeString(into.resolve("V7.2__orders_reference_text_sync.sql"), "select 1");
    assertThat(said(2, export)).contains("other files are in the way").contains("V7.2__");
    assertThat(json("export", plan.toString(), "--json").path("files")).isNotEmpty();
    Files.writeString(plan, PLAN.replace("table: public.orders", "table: public.odrers"));
    assertThat(said(1, export)).contains("has no table public.odrers");
  }

  @Test
  void aFindingThatBlocksIsOverriddenForATime() throws Exception {
    table("parcels");
    HttpPlanner planner = new HttpPlanner(new Access(suite.plannerUrl(), TOKEN));
    planner.start(
        PlanFiles.only(
            PLAN.replace("orders", "parcels")
                .replace("by: manual", "by: automatic")
                .replace("quiet: 1s", "quiet: 1h")));
    await()
        .atMost(CinchProcess.PATIENCE)
        .until(
            () ->
                BlockingFindings.of(planner.migration("parcels-reference-text"), Map.of()).size()
                    > 0);

    assertThat(
            said(
                1,
                "override",
                "parcels-reference-text",
                "--check",
                "nothing.such",
                "--owner",
                "ann",
                "--for",
                "2h",
                "--reason",
                "test"))
        .contains("No such finding blocks migration parcels-reference-text");
    assertThat(
            said(
                2,
                "override",
                "parcels-reference-text",
                "--owner",
                "ann",
                "--for",
                "soon",
                "--reason",
                "test"))
        .contains("it has to be as in 30s, 30m, 8h or 7d");
    assertThat(
            said(
                2,
                "override",
                "parcels-reference-text",
                "--check",
                "database.statements",
                "--owner",
                "ann",
                "--for",
                "2h",
                "--reason",
                "test"))
        .contains("Add --yes");
    assertThat(
            said(
                0,
                "override",
                "parcels-reference-text",
                "--check",
                "database.statements",
                "--owner",
                "ann",
                "--for",
                "2h",
                "--reason",
                "only tests read it",
                "--yes"))
        .contains("It no longer blocks until ");
    await()
        .atMost(CinchProcess.PATIENCE)
        .untilAsserted(
            () -> assertThat(said(0, "status", "parcels-reference-text")).contains("is COMPLETED"));
    assertThat(said(0, "status", "parcels-reference-text", "--history"))
        .contains("only tests read it");
  }

  @Test
  void aPlanIsRehearsedOnACopyAndReportedOn() throws Exception {
    Files.writeString(plan, PLAN.replace("id: orders", "id: rehearsed-orders"));

    assertThat(said(0, "rehearse", plan.toString(), "--on", "copy"))
        .contains(
            "RETIRE    DONE",
            "The rehearsal is at its end",
            "Rehearsal rehearsed-orders-reference-text-rehearsal-1 of rehearsed-orders-reference-text on copy: PASSED",
            "table    as before EXPAND",
            "Forecast for shop, where the table is ",
            "No gate was asked and no consumer was told");
    JsonNode again = json("rehearse", plan.toString(), "--on", "copy", "--json");
    assertThat(again.path("migration").asString()).endsWith("-rehearsal-2");
    assertThat(again.at("/result/outcome").asString()).isEqualTo("PASSED");
    assertThat(said(1, "rehearse", plan.toString()))
        .contains("it is not marked for rehearsals; take one of copy");
  }

  /** One like the shop's orders as they are before anything is done to them. */
  private static void table(String name) {
    shop.execute(
        "create table %s as select n as id, n as reference from generate_series(1, 100) n"
            .formatted(name));
  }

  @Test
  void aMigrationIsTakenBackOrGivenUpFromTheCommandLine() throws Exception {
    for (String order : List.of("rollback", "abort")) {
      String table = order + "s";
      table(table);
      Files.writeString(plan, PLAN.replace("orders", table));
      new HttpPlanner(new Access(suite.plannerUrl(), TOKEN))
          .start(PlanFiles.only(Files.readString(plan)));

      assertThat(said(2, order, table + "-reference-text")).contains("Add --yes");
      JsonNode now =
          json(order, table + "-reference-text", "--yes", "--reason", "no more", "--json");

      assertThat(now.at("/standing/state").asString())
          .isIn("ROLLING_BACK", "ROLLED_BACK", "ABORTED");
      await()
          .atMost(CinchProcess.PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(said(0, "status", table + "-reference-text"))
                      .contains(order.equals("abort") ? "is ABORTED" : "is ROLLED_BACK"));
      assertThat(said(0, "status", table + "-reference-text", "--history")).contains("no more");
    }
  }

  @Test
  void aRunTellsProgramsWhatHappensInLines() throws Exception {
    table("letters");
    Files.writeString(
        plan, PLAN.replace("orders", "letters").replace("  not-null: true", "  not-null: false"));

    List<JsonNode> lines =
        said(0, "run", plan.toString(), "--json", "--yes").lines().map(MAPPER::readTree).toList();

    assertThat(lines).extracting(line -> line.path("event").asString()).contains("history");
    assertThat(lines)
        .filteredOn(line -> line.path("event").asString().equals("waits"))
        .anySatisfy(
            line ->
                assertThat(line.path("data").path("for").asString())
                    .startsWith("approval of SWITCH"));
    assertThat(lines.get(lines.size() - 1).toString())
        .isEqualTo("{\"event\":\"ended\",\"data\":{\"state\":\"COMPLETED\",\"over\":true}}");
  }

  @Test
  void whatIsWrongWithAPlanIsToldToProgramsToo() throws Exception {
    Files.writeString(plan, PLAN.replace("owner: team-orders\n", "ownr: team-orders\n"));

    for (String command : List.of("lint", "plan", "export")) {
      JsonNode answer = MAPPER.readTree(said(1, command, plan.toString(), "--json"));
      assertThat(answer.path("problems"))
          .as(command)
          .anySatisfy(problem -> assertThat(problem.path("line").asInt()).isEqualTo(2))
          .allSatisfy(
              problem -> assertThat(problem.path("file").asString()).isEqualTo(plan.toString()));
    }
  }

  @Test
  void whoeverShowsNoTokenLearnsWhereItGoes() throws Exception {
    try (CinchProcess status =
        CinchProcess.start(folder, "status", "--planner", suite.plannerUrl().toString())) {
      assertThat(status.awaitEnd()).isEqualTo(1);
      assertThat(status.output())
          .contains("set CINCH_TOKEN, or give --token env:VARIABLE or --token file:PATH")
          .doesNotContain("--debug");
    }
  }

  @Test
  void whatIsWrongWithAPlanIsNamedByItsPlace() throws Exception {
    Files.writeString(plan, PLAN.replace("owner: team-orders\n", "ownr: team-orders\n"));

    for (String[] where : new String[][] {{}, {"--target", shop.url(), "--user", shop.user()}}) {
      String[] lint = concat(new String[] {"lint", plan.toString()}, where);
      assertThat(said(1, lint)).contains(plan + ":2:1: error plan: ");
      assertThat(
              MAPPER.readTree(said(1, concat(lint, "--sarif"))).path("runs").get(0).path("results"))
          .anySatisfy(
              result -> assertThat(result.path("ruleId").asString()).isEqualTo("plan.invalid"));
    }
  }

  @Test
  void whatSpeaksAgainstAPlanIsAnErrorEverywhere() throws Exception {
    Files.writeString(plan, PLAN.replace("table: public.orders", "table: public.odrers"));

    assertThat(said(1, "plan", plan.toString())).contains("has no table public.odrers");
    assertThat(said(1, "plan", plan.toString(), "--markdown")).contains("**Can't start:**");
    assertThat(said(1, "lint", plan.toString())).contains("1 error, 0 warnings, 0 notes.");
    assertThat(said(1, "lint", plan.toString(), "--sarif"))
        .contains("\"ruleId\":\"table.missing\"");
  }

  @Test
  void aTargetThatIsAwayIsNoFaultOfThePlan() throws Exception {
    String nowhere = "jdbc:postgresql://127.0.0.1:1/shop";
    assertThat(said(3, "plan", plan.toString(), "--target", nowhere, "--user", "ann"))
        .contains("Cannot connect to target \"shop\" as ann");
  }

  @Test
  void contractsOfFilesAreRegisteredAndListed() throws Exception {
    Files.writeString(folder.resolve("reader.avsc"), ShopFiles.billingReader());
    Path contract =
        Files.writeString(
            folder.resolve("billing.yml"),
            """
            consumer: billing
            subject: shop.orders-value
            topic: shop.orders
            owner: team-billing
            kind: KAFKA_CONSUMER
            reader-schema: reader.avsc
            fields: [id]
            groups: [billing]
            language: java
            """);
    String checker = suite.checkerUrl().toString();

    assertThat(executed(1, "contract", "list", "--checker", checker))
        .contains("it has no token")
        .contains("set CINCH_TOKEN, or give --token");

    assertThat(asked(0, "contract", "register", contract.toString()))
        .isEqualTo(
            "billing reads shop.orders-value: version 1 of the contract holds.%n".formatted());
    assertThat(asked(0, "contract", "list", "--owner", "team-billing"))
        .contains("billing   shop.orders-value  production   KAFKA_CONSUMER  billing  id");
    assertThat(asked(0, "contract", "list", "--topic", "other")).contains("There is none.");
    assertThat(asked(0, "notices", "--consumer", "billing")).contains("There is none.");
    assertThat(asked(1, "answer", "no-such-notice", "ready"))
        .startsWith("Cannot ")
        .contains("no-such-notice");
    Path snapshot = folder.resolve("registry.json");
    JsonNode written =
        MAPPER.readTree(
            executed(
                0,
                "contract",
                "snapshot",
                snapshot.toString(),
                "--registry",
                stack.endpoints().registry().toString(),
                "--json"));
    assertThat(written.path("subjects").asInt()).isPositive();
    assertThat(snapshot).content().contains("cinch.migration.command.v1-value");
    Files.writeString(contract, Files.readString(contract).replace("KAFKA_CONSUMER", "PIGEON"));
    assertThat(asked(1, "contract", "register", contract.toString())).contains("PIGEON");
  }

  @Test
  void anOwnerWhoWasToldAnswersAndRowsThatCannotBeFilledAreListed() throws Exception {
    Files.writeString(folder.resolve("reader.avsc"), ShopFiles.billingReader());
    Path contract =
        Files.writeString(
            folder.resolve("ledger.yml"),
            """
            consumer: ledger
            subject: shop.orders-value
            topic: shop.orders
            owner: team-ledger
            kind: KAFKA_CONSUMER
            reader-schema: reader.avsc
            fields: [id, reference]
            groups: [ledger]
            """);
    asked(0, "contract", "register", contract.toString());
    String told =
        ShopFiles.plan()
            .replace("id: orders-reference-text", "id: told")
            .replace("target: shop", "target: copy")
            .replace("reference::text", "case when id = 7 then (id / (id - 7))::text end");
    new HttpPlanner(new Access(suite.plannerUrl(), TOKEN)).start(PlanFiles.only(told));

    JsonNode notice =
        await()
            .atMost(CinchProcess.PATIENCE)
            .until(
                () -> MAPPER.readTree(asked(0, "notices", "--consumer", "ledger", "--json")),
                notices -> !notices.isEmpty())
            .get(0);
    String id = notice.path("id").asString();
    assertThat(asked(0, "notices", id))
        .contains("told is going to change field reference", "Answer READY or OBJECT");
    assertThat(asked(1, "answer", id, "object", "--as", "lea")).contains("reason");
    assertThat(asked(0, "answer", id, "object", "--as", "lea", "--reason", "not before the 3rd"))
        .startsWith("The answer of lea")
        .contains("OBJECT");
    JsonNode ready = MAPPER.readTree(asked(0, "answer", id, "ready", "--as", "lea", "--json"));
    assertThat(ready.path("answer").asString()).isEqualTo("READY");
    assertThat(ready.path("actor").asString()).contains("lea");

    await()
        .atMost(CinchProcess.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(said(0, "bad-rows", "told"))
                    .contains("division by zero", "7", "1 row can't be filled."));
    assertThat(json("bad-rows", "told", "--json").path("badRows").get(0).toString())
        .contains("division by zero");
    said(0, "rollback", "told", "--yes");
  }

  /** What a command says that asks the contract checker. */
  private String asked(int status, String... arguments) throws IOException {
    Path token = Files.writeString(folder.resolve("token"), TOKEN + "\n");
    String[] access = {"--checker", suite.checkerUrl().toString(), "--token", "file:" + token};
    return executed(status, concat(arguments, access));
  }

  private CinchProcess start(String... arguments) throws IOException {
    return CinchProcess.start(
        folder,
        Map.of("CINCH_PLANNER", suite.plannerUrl().toString(), "CINCH_TOKEN", TOKEN),
        arguments);
  }

  /** What a command says that is carried out in this process. */
  private String said(int status, String... arguments) throws IOException {
    return executed(status, concat(arguments, access(arguments)));
  }

  private static String executed(int status, String... all) {
    Recorded output = Recorded.plain();
    StringWriter errors = new StringWriter();
    int ended =
        Cinch.commandLine(
                output.terminal(),
                Screen.PLAIN,
                new ErrorReport(output.terminal(), false, false),
                all)
            .setErr(new PrintWriter(errors, true))
            .execute(all);
    String said = output.raw() + errors;
    assertThat(ended).as(said).isEqualTo(status);
    return said;
  }

  private String[] access(String... arguments) throws IOException {
    if (List.of(arguments).contains("--target")) {
      Path password = Files.writeString(folder.resolve("password"), shop.password());
      return new String[] {"--password", "file:" + password};
    }
    Path token = Files.writeString(folder.resolve("token"), TOKEN + "\n");
    return new String[] {"--planner", suite.plannerUrl().toString(), "--token", "file:" + token};
  }

  private JsonNode json(String... arguments) throws IOException {
    return MAPPER.readTree(said(0, arguments));
  }

  private static String[] concat(String[] first, String... second) {
    return Stream.concat(Arrays.stream(first), Arrays.stream(second)).toArray(String[]::new);
  }
}
