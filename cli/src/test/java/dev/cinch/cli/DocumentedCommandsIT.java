package dev.cinch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.cli.migration.BlockingFindings;
import dev.cinch.cli.service.Access;
import dev.cinch.cli.service.HttpPlanner;
import dev.cinch.cli.service.Order;
import dev.cinch.cli.service.PlanFiles;
import dev.cinch.shop.ShopFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command in a block of a document is run as it stands, on a suite whose roles are those of
 * the operating guide, or is named here with the reason why not.
 */
@Tag("wide")
class DocumentedCommandsIT {

  /** Commands by their beginnings, and why they are not run here. */
  private static final Map<String, String> NOT_HERE =
      Map.of(
          "./cinch demo", "it takes a minute; DemoIT plays it",
          "./cinch run rename.yml", "it starts servers of its own; RunIT does so",
          "./cinch bench", "a form, not a command; BenchIT runs some",
          "mvn verify", "this test is a part of it",
          "docker compose", "it takes a daemon; ComposeFileTest reads the file",
          "kubectl", "it takes a cluster; KubernetesTest reads the files");

  private static final String WAITS = "cinch override";

  private static GuidedSuite suite;
  private static TypedCommands typed;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException, InterruptedException {
    suite = GuidedSuite.start();
    typed = new TypedCommands(folder, suite);
    typed.write("rename.yml", ShopFiles.plan());
    typed.write("plan.yml", plan("customer-names", "orders"));
    typed.write("plan.staging.yml", "target: shop-staging\nretire: {soak: 10m}\n");
    typed.write("contracts/order.avsc", ShopFiles.order(1).toString());
    typed.write("contracts/billing.yml", contract("billing"));
    typed.write("contracts/mailing.yml", contract("mailing"));
    typed.write("plans/names.yml", plan("customer-names", "orders"));
    typed.write("schemas/shop.orders-value.avsc", ShopFiles.order(2).toString());
    typed.write("schemas/shop.parcels-value.avsc", ShopFiles.order(1).toString());
    suite.register("shop.orders-value", ShopFiles.order(2).toString());
  }

  @AfterAll
  static void stop() {
    suite.close();
  }

  @TestFactory
  Stream<DynamicTest> runAsTheyStand() throws IOException {
    pausedMigration();
    typed.run("cinch contract snapshot registry.json --registry " + suite.registry());
    List<DocumentedCommand> commands =
        DocumentedCommand.all().stream().filter(command -> why(command).isEmpty()).toList();
    assertThat(commands).hasSizeGreaterThan(15);
    return Stream.concat(
            commands.stream().filter(command -> !command.begins(WAITS)),
            commands.stream().filter(command -> command.begins(WAITS)))
        .map(command -> DynamicTest.dynamicTest(command.toString(), () -> run(command)));
  }

  @Test
  void nothingIsLeftOutThatIsNotThere() {
    List<DocumentedCommand> commands = DocumentedCommand.all();
    assertThat(NOT_HERE.keySet())
        .allSatisfy(words -> assertThat(commands).anyMatch(command -> command.begins(words)));
  }

  private static List<String> why(DocumentedCommand command) {
    return new TreeMap<>(NOT_HERE)
        .entrySet().stream()
            .filter(each -> command.begins(each.getKey()))
            .map(Map.Entry::getValue)
            .toList();
  }

  private static void run(DocumentedCommand command) throws IOException {
    if (command.begins(WAITS)) {
      await()
          .atMost(CinchProcess.PATIENCE)
          .until(() -> isBlockedBy("orders-reference-text", "database.statements"));
    }
    typed.run(command.text());
  }

  private static boolean isBlockedBy(String migration, String check) {
    return BlockingFindings.of(planner().migration(migration), Map.of("check", check)).size() == 1;
  }

  private static void pausedMigration() {
    planner().start(PlanFiles.only(plan(GuidedSuite.PAUSED, GuidedSuite.PAUSED)));
    planner().command(GuidedSuite.PAUSED, Order.of(Order.Kind.PAUSE));
  }

  private static HttpPlanner planner() {
    return new HttpPlanner(new Access(suite.planner(), GuidedSuite.TOKEN));
  }

  private static String plan(String id, String table) {
    return """
        id: %s
        owner: team-orders
        purpose: Customers are called by their names
        target: shop
        table: public.%s
        column: {name: customer_name, type: text}
        replaces: customer
        sync: {mode: trigger, forward: customer, backward: customer_name}
        """
        .formatted(id, table);
  }

  private static String contract(String consumer) {
    return """
        consumer: %s
        subject: shop.orders-value
        topic: shop.orders
        owner: team-%1$s
        groups: [%1$s]
        fields: [id]
        reader-schema: order.avsc
        language: java
        library: avro 1.12.2
        """
        .formatted(consumer);
  }
}
