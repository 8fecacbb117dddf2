package dev.cinch.checker.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.cinch.backbone.wire.RecordDecoder;
import dev.cinch.checker.contract.ContractKey;
import dev.cinch.checker.contract.Contracts;
import dev.cinch.checker.support.Broker;
import dev.cinch.checker.support.CheckerService;
import dev.cinch.events.ConsumerKind;
import dev.cinch.events.ContractRegistered;
import dev.cinch.events.Topics;
import dev.cinch.stack.SharedStack;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ContractApiIT {

  private static final String BILLING =
      """
      {"topic": "orders", "owner": "team-billing", "kind": "KAFKA_CONSUMER",
       "readerSchema": "\\"string\\"", "fields": ["tier"], "groups": ["billing"],
       "language": "java", "library": "avro 1.12.1", "version": "7", "notify": "https://chat"}
      """;

  private static CheckerService checker;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String subject = "orders-" + UUID.randomUUID() + "-value";

  @BeforeAll
  static void start() {
    checker = CheckerService.shared();
  }

  @Test
  void registersAContractAndShowsIt() throws Exception {
    HttpResponse<String> created = put("billing", BILLING);

    assertThat(created.statusCode()).isEqualTo(201);
    JsonNode shown = json(get("?subject=" + subject)).get(0);
    assertThat(shown).isEqualTo(json(created));
    assertThat(shown.get("environment").asString()).isEqualTo(checker.environment());
    assertThat(shown.get("consumer").asString()).isEqualTo("billing");
    assertThat(shown.get("readerSchema").asString()).isEqualTo("\"string\"");
    assertThat(shown.get("notify").asString()).isEqualTo("https://chat");
    assertThat(shown.get("binds").asString()).isEqualTo("by-name");
    assertThat(shown.get("contractVersion").asInt()).isEqualTo(1);
    JsonNode byPosition =
        json(put("billing", BILLING.replace("\"java\"", "\"java\", \"binds\": \"by-position\"")));
    assertThat(byPosition.get("binds").asString()).isEqualTo("by-position");
  }

  @Test
  void raisesTheVersionWithEachChangeAndKeepsTheHistory() throws Exception {
    put("billing", BILLING);
    assertThat(put("billing", BILLING).statusCode()).isEqualTo(200);
    HttpResponse<String> changed = put("billing", BILLING.replace("\"7\"", "\"8\""));

    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(json(changed).get("contractVersion").asInt()).isEqualTo(2);
    JsonNode history = json(get("/billing/" + subject));
    assertThat(history.size()).isEqualTo(2);
    assertThat(history.get(1).get("version").asString()).isEqualTo("7");
  }

  @Test
  void removesAContractAndLeavesATrace() throws Exception {
    put("billing", BILLING);

    HttpResponse<String> removed = delete("billing");

    assertThat(removed.statusCode()).isEqualTo(204);
    assertThat(json(get("?subject=" + subject)).size()).isZero();
    assertThat(json(get("?removed=true&subject=" + subject)).get(0).get("removed").asBoolean())
        .isTrue();
    assertThat(json(get("/billing/" + subject)).size()).isEqualTo(2);
  }

  @Test
  void narrowsTheListByWhatIsAskedFor() throws Exception {
    put("billing", BILLING);
    put("search", BILLING.replace("team-billing", "team-search"));

    assertThat(json(get("?owner=team-search&subject=" + subject)).size()).isEqualTo(1);
    assertThat(json(get("?consumer=billing&kind=KAFKA_CONSUMER&subject=" + subject)).size())
        .isEqualTo(1);
    assertThat(json(get("?environment=staging&subject=" + subject)).size()).isZero();
    assertThat(json(get("?topic=payments&subject=" + subject)).size()).isZero();
  }

  @Test
  void saysAllThatIsWrongWithAContract() throws Exception {
    HttpResponse<String> refused =
        put("billing", "{\"kind\": \"KAFKA_CONSUMER\", \"readerSchema\": \"{\", \"groups\": []}");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.headers().firstValue("content-type")).hasValue("application/problem+json");
    JsonNode problem = json(refused);
    assertThat(problem.get("type").asString()).isEqualTo("urn:cinch:problem:invalid-contract");
    assertThat(problem.get("detail").asString())
        .startsWith("Cannot register the contract of 'billing' on '%s': ".formatted(subject));
    assertThat(problem.get("violations").findValuesAsString("field"))
        .containsExactly("owner", "readerSchema", "groups");
  }

  @Test
  void refusesAFieldThatItDoesNotKnow() throws Exception {
    HttpResponse<String> refused = put("billing", BILLING.replace("\"groups\"", "\"group\""));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(json(refused).get("detail").asString())
        .startsWith("Cannot read the request: Unrecognized property \"group\"");
  }

  @Test
  void saysThatThereIsNoSuchContract() throws Exception {
    HttpResponse<String> refused = delete("nobody");

    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(json(refused).get("detail").asString())
        .isEqualTo(
            "Cannot remove the contract of nobody on %s in test: there is none; GET /api/contracts lists those that hold"
                .formatted(subject));
    assertThat(get("/nobody/" + subject).statusCode()).isEqualTo(404);
  }

  @Test
  void saysThatAMigrationHasNoOpenQuestion() throws Exception {
    HttpResponse<String> refused =
        send(HttpRequest.newBuilder(checker.address().resolve("/api/gates/nothing")).build());

    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(json(refused).get("type").asString())
        .isEqualTo("urn:cinch:problem:no-open-question");
  }

  @Test
  void announcesEachChangeAndTakesItsOwnAnnouncementForNone() throws Exception {
    try (Broker broker = new Broker(SharedStack.endpoints().kafkaBootstrap());
        Consumer<byte[], byte[]> consumer =
            broker.clients().consumer(Map.of("isolation.level", "read_committed"))) {
      List<TopicPartition> partitions =
          consumer
              .partitionsFor(checker.namespace().topic(Topics.CONTRACT_REGISTRATION).name())
              .stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToEnd(partitions);
      partitions.forEach(consumer::position);
      put("billing", BILLING);
      put("billing", BILLING.replace("\"7\"", "\"8\""));
      delete("billing");

      List<ContractRegistered> announced = new ArrayList<>();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> {
                announced.addAll(announcements(consumer));
                return announced.size() >= 3;
              });

      assertThat(announced)
          .extracting(ContractRegistered::getVersion, ContractRegistered::getRemoved)
          .containsExactly(tuple("7", false), tuple("8", false), tuple("8", true));
      awaitAllHeard(broker);
      assertThat(json(get("/billing/" + subject)).size()).isEqualTo(3);
    }
  }

  private List<ContractRegistered> announcements(Consumer<byte[], byte[]> consumer) {
    RecordDecoder decoder = new RecordDecoder(CheckerService.registry());
    List<ContractRegistered> announced = new ArrayList<>();
    consumer
        .poll(Duration.ofMillis(200))
        .forEach(
            record -> {
              if (new String(record.key(), StandardCharsets.UTF_8).equals(keyOfBilling())) {
                announced.add(decoder.decode(record.value(), ContractRegistered.class));
              }
            });
    return announced;
  }

  /** Another's announcement in the same partition, behind ours, is known: so ours were heard. */
  private void awaitAllHeard(Broker broker) {
    ContractRegistered fence =
        ContractRegistered.newBuilder()
            .setEnvironment(checker.environment())
            .setConsumer("fence")
            .setSubject(subject)
            .setOwner("team-fence")
            .setKind(ConsumerKind.SQL_JOB)
            .setRegisteredAt(Instant.now())
            .build();
    broker
        .events()
        .publish(checker.namespace().topic(Topics.CONTRACT_REGISTRATION), keyOfBilling(), fence)
        .join();
    Contracts contracts = checker.bean(Contracts.class);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                contracts
                    .find(new ContractKey(checker.environment(), "fence", subject))
                    .isPresent());
  }

  private HttpResponse<String> put(String consumer, String body) throws Exception {
    return send(
        HttpRequest.newBuilder(
                checker.address().resolve("/api/contracts/" + consumer + "/" + subject))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body))
            .build());
  }

  private HttpResponse<String> delete(String consumer) throws Exception {
    return send(
        HttpRequest.newBuilder(
                checker.address().resolve("/api/contracts/" + consumer + "/" + subject))
            .DELETE()
            .build());
  }

  private HttpResponse<String> get(String rest) throws Exception {
    return send(HttpRequest.newBuilder(checker.address().resolve("/api/contracts" + rest)).build());
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return http.send(request, BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> response) {
    return JsonMapper.builder().build().readTree(response.body());
  }

  private String keyOfBilling() {
    return checker.environment() + "/billing/" + subject;
  }
}
