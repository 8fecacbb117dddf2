package dev.cinch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.shop.ShopDatabase;
import dev.cinch.shop.ShopEvents;
import dev.cinch.shop.ShopFiles;
import dev.cinch.stack.LocalStack;
import dev.cinch.stack.StackOptions;
import dev.cinch.stack.suite.Login;
import dev.cinch.stack.suite.Suite;
import dev.cinch.stack.suite.SuiteOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A shop, the services and the sample migration, with all that has to be done by hand on its way.
 * Topics are the suite's own, so that each walk has a stack to itself.
 */
final class Walk implements AutoCloseable {

  static final String MIGRATION = "orders-reference-text";

  /** What the planner's sessions on the target call themselves. */
  static final String PLANNER_SESSION = "cinch " + MIGRATION;

  /** What the workers' sessions on the target call themselves, begins so. */
  static final String WORKER_SESSION = PLANNER_SESSION + " worker";

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  final LocalStack stack;
  final ShopDatabase shop;
  final ShopDatabase copy;
  final ShopEvents events;
  final Suite suite;
  final ShopDatabase plannerDatabase;
  private final Http http = new Http();
  private String migration = MIGRATION;

  Walk(int orders, Map<String, String> environment) {
    this(orders, 0, environment, null);
  }

  /** Keeps what the services log in a folder. */
  Walk(int orders, Map<String, String> environment, @Nullable Path logs) {
    this(orders, 0, environment, logs);
  }

  /** With a smaller shop besides, as target {@code copy}, on which plans may be rehearsed. */
  static Walk withCopy(int orders, int copied) {
    return new Walk(orders, copied, Map.of("CINCH_TARGETS_COPY_REHEARSAL", "true"), null);
  }

  private Walk(int orders, int copied, Map<String, String> environment, @Nullable Path logs) {
    stack = LocalStack.start(StackOptions.temporary());
    String url = stack.endpoints().postgres().createDatabase("shop");
    shop =
        new ShopDatabase(
                url, stack.endpoints().postgres().user(), stack.endpoints().postgres().password())
            .create(orders);
    shop.createWorkerRole("shop_worker", "worker-secret");
    shop.createCheckerRole("shop_checker", "checker-secret");
    copy =
        new ShopDatabase(
            stack.endpoints().postgres().createDatabase("copy"), shop.user(), shop.password());
    events = new ShopEvents(stack.endpoints().kafkaBootstrap(), stack.endpoints().registry());
    events.createTopic();
    SuiteOptions options =
        SuiteOptions.on(stack.endpoints())
            .environment("CINCH_GATE_RECHECK", "1s")
            .target(
                "shop",
                new Login(url, shop.user(), shop.password()),
                new Login(url, "shop_worker", "worker-secret"),
                new Login(url, "shop_checker", "checker-secret"));
    if (copied > 0) {
      copy.create(copied).execute("grant select, update on orders to shop_worker");
      Login owner = new Login(copy.url(), shop.user(), shop.password());
      options =
          options.target("copy", owner, new Login(copy.url(), "shop_worker", "worker-secret"));
    }
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      options = options.environment(variable.getKey(), variable.getValue());
    }
    suite = new Suite(logs == null ? options : options.logsIn(logs));
    Login own = options.databases().planner();
    plannerDatabase = new ShopDatabase(own.url(), own.user(), own.password());
  }

  /** Events of the old kind are on the topic, and billing has read and committed some of them. */
  void prepareConsumers() throws IOException {
    prepareConsumers(true);
  }

  /** The same, where the owner of billing wants to be asked unless compatibility suffices. */
  void prepareConsumers(boolean compatibilitySuffices) throws IOException {
    events.register(1);
    events.send(1, 300);
    http.put(
        URI.create(
            suite.checkerUrl() + "/api/contracts/" + ShopEvents.BILLING + "/shop.orders-value"),
        Map.of(
            "environment",
            "production",
            "topic",
            ShopEvents.TOPIC,
            "owner",
            "team-billing",
            "kind",
            "KAFKA_CONSUMER",
            "readerSchema",
            ShopFiles.billingReader(),
            "fields",
            List.of("id", "reference_text"),
            "groups",
            List.of(ShopEvents.BILLING),
            "language",
            "java",
            "compatibilitySuffices",
            compatibilitySuffices));
    events.letRead(ShopEvents.BILLING, 10);
  }

  /** A consumer of other events, whom no migration concerns. */
  void registerReader(String consumer, String subject) throws IOException {
    http.put(
        URI.create(suite.checkerUrl() + "/api/contracts/" + consumer + "/" + subject),
        Map.of(
            "environment",
            "production",
            "topic",
            subject.replace("-value", ""),
            "owner",
            "team-" + consumer,
            "kind",
            "KAFKA_CONSUMER",
            "readerSchema",
            ShopFiles.billingReader(),
            "fields",
            List.of("id"),
            "groups",
            List.of(consumer),
            "language",
            "java"));
  }

  /** The order service is deployed with the events that the migration needs, billing catches up. */
  void upgradeConsumers() {
    events.register(2);
    events.send(2, 30);
    events.letRead(ShopEvents.BILLING, 1_000);
    events.register(3);
  }

  /** The consumers of the shop's events, as the planner shows them to the dashboard. */
  List<String> consumersShown() throws IOException {
    List<String> shown = new ArrayList<>();
    http.get(URI.create(suite.plannerUrl() + "/api/checker/contracts?subject=shop.orders-value"))
        .forEach(contract -> shown.add(contract.get("consumer").asString()));
    return shown;
  }

  /** What the owner of billing has been told of the migration, the newest first. */
  List<JsonNode> toldBilling() throws IOException {
    List<JsonNode> told = new ArrayList<>();
    http.get(
            URI.create(
                suite.checkerUrl()
                    + "/api/notices?consumer=%s&migration=%s"
                        .formatted(ShopEvents.BILLING, migration)))
        .forEach(told::add);
    return told;
  }

  /** The owner of billing answers. */
  void answer(JsonNode notice, String answer) throws IOException {
    http.post(
        URI.create(
            suite.checkerUrl() + "/api/notices/%s/answers".formatted(notice.get("id").asString())),
        "application/json",
        "{\"answer\": \"%s\", \"actor\": \"team-billing\"}".formatted(answer));
  }

  void startMigration() throws IOException {
    startMigration(ShopFiles.plan());
  }

  /** From here on all is about the migration of that plan. */
  void startMigration(String plan) throws IOException {
    migration =
        http.post(URI.create(suite.plannerUrl() + "/api/migrations"), "text/plain", plan)
            .get("id")
            .asString();
  }

  /** From here on all is about the rehearsal. */
  void rehearse(String plan, String target) throws IOException {
    migration =
        http.post(
                URI.create(suite.plannerUrl() + "/api/rehearsals?target=" + target),
                "text/plain",
                plan)
            .get("migration")
            .asString();
  }

  JsonNode rehearsal() throws IOException {
    return http.get(URI.create(suite.plannerUrl() + "/api/rehearsals/" + migration));
  }

  String preview(String plan) throws IOException {
    return http.postForText(URI.create(suite.plannerUrl() + "/api/previews/text"), plan);
  }

  /** From here on all is about that migration. */
  void follow(String id) {
    migration = id;
  }

  void approve(String phase) throws IOException {
    sendCommand("{\"kind\": \"APPROVE\", \"phase\": \"%s\"}".formatted(phase));
  }

  void command(String kind) throws IOException {
    sendCommand("{\"kind\": \"%s\"}".formatted(kind));
  }

  private void sendCommand(String command) throws IOException {
    http.post(address("/commands"), "application/json", command);
  }

  JsonNode migration() throws IOException {
    return http.get(address(""));
  }

  String phaseAtHand() throws IOException {
    return migration().get("standing").path("phase").asString("none");
  }

  JsonNode history() throws IOException {
    return http.get(address("/history"));
  }

  /** What the planner says of the migration at a path of its own. */
  JsonNode get(String path) throws IOException {
    return http.get(address(path));
  }

  /** The rows that can't be filled, as the planner lists them. */
  JsonNode badRows() throws IOException {
    return http.get(address("/bad-rows")).get("badRows");
  }

  /** Why a phase has failed. */
  String reason(String phase) throws IOException {
    return view(phase).path("reason").asString("none");
  }

  /** What a phase gives as evidence under that name. */
  String evidence(String phase, String name) throws IOException {
    return view(phase).get("evidence").path(name).asString("none");
  }

  /** What the newest entry of the history gives as evidence under that name. */
  String lastEvidence(String name) throws IOException {
    JsonNode history = history();
    return history.get(history.size() - 1).get("evidence").path(name).asString("none");
  }

  private URI address(String path) {
    return URI.create(suite.plannerUrl() + "/api/migrations/" + migration + path);
  }

  String status(String phase) throws IOException {
    return view(phase).get("status").asString();
  }

  private JsonNode view(String phase) throws IOException {
    for (JsonNode view : migration().get("phases")) {
      if (view.get("phase").asString().equals(phase)) {
        return view;
      }
    }
    throw new IllegalStateException("no phase " + phase);
  }

  void awaitStatus(String phase, String... statuses) {
    await("phase " + phase + " is " + String.join(" or ", statuses))
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .ignoreException(IOException.class)
        .untilAsserted(() -> assertThat(status(phase)).isIn((Object[]) statuses));
  }

  void awaitState(String state) {
    await("migration is " + state)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .ignoreException(IOException.class)
        .untilAsserted(
            () ->
                assertThat(migration().get("standing").get("state").asString())
                    .as(() -> "migration " + failure())
                    .isEqualTo(state));
  }

  private String failure() {
    try {
      return migration().toPrettyString();
    } catch (IOException away) {
      return String.valueOf(away.getMessage());
    }
  }

  @Override
  public void close() {
    suite.close();
    events.close();
    stack.close();
  }
}
