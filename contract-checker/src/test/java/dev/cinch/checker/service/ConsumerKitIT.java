package dev.cinch.checker.service;

import static dev.cinch.checker.support.FindingAssertions.assertOnly;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.backbone.wire.AvroDeserializer;
import dev.cinch.backbone.wire.RecordEncoder;
import dev.cinch.checker.contract.Contract;
import dev.cinch.checker.contract.ContractVersion;
import dev.cinch.checker.contract.Contracts;
import dev.cinch.checker.gate.Outcome;
import dev.cinch.checker.heartbeat.Heartbeat;
import dev.cinch.checker.support.Broker;
import dev.cinch.checker.support.CheckerService;
import dev.cinch.consumer.ContractInterceptor;
import dev.cinch.events.TableRef;
import dev.cinch.stack.SharedStack;
import dev.cinch.stack.access.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A consumer that knows of Cinch no more than three properties. */
class ConsumerKitIT {

  private static CheckerService checker;
  private static Path token;

  private final String group = "billing-" + UUID.randomUUID();

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    checker = CheckerService.start(Tokens.settings());
    token = Files.writeString(folder.resolve("token"), "not yet there");
  }

  @AfterAll
  static void stop() {
    checker.close();
  }

  @Test
  void registersTheSchemaThatItRunsWithAndKeepsAHeartbeatUntilItGoes() throws Exception {
    try (Broker broker = new Broker(SharedStack.endpoints().kafkaBootstrap())) {
      String topic = broker.createTopic(1);
      CheckerService.registry().register(topic + "-value", TableRef.getClassSchema());
      byte[] record =
          new RecordEncoder(CheckerService.registry())
              .encode(topic + "-value", new TableRef("public", "orders"));
      broker.writeBytes(topic, 0, record);
      Attendance billing = new Attendance(checker, group, topic);

      try (KafkaConsumer<byte[], Object> consumer = consumer(topic)) {
        await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () -> {
                  consumer.poll(Duration.ofMillis(100));
                  return refused() > 0;
                });
        assertThat(billing.heartbeats()).isEmpty();
        Files.writeString(token, Tokens.OPERATOR + "\n");
        await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () -> {
                  consumer.poll(Duration.ofMillis(100));
                  return !billing.heartbeats().isEmpty();
                });

        Contract contract =
            checker
                .bean(Contracts.class)
                .find(billing.key())
                .map(ContractVersion::contract)
                .orElseThrow();
        assertThat(checker.bean(Contracts.class).find(billing.key()).orElseThrow().registeredBy())
            .isEqualTo("otto");
        assertThat(contract.reading().groups()).containsExactly(group);
        assertThat(contract.reading().topic()).isEqualTo(topic);
        assertThat(String.valueOf(contract.reading().readerSchema())).contains("TableRef");
        assertThat(contract.deployment().language()).isEqualTo("java");
        assertThat(billing.heartbeats()).singleElement().matches(beat -> !beat.left());
        Instant first = billing.heartbeats().get(0).at();
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> billing.heartbeats().get(0).at().isAfter(first));
        assertOnly(billing.findings(Instant.now()), Outcome.PASS, "in 1 processes");
        assertOnly(
            billing.findings(Instant.now().plusSeconds(3600)),
            Outcome.UNKNOWN,
            "The last heartbeat of ");
      }

      assertThat(billing.heartbeats()).singleElement().matches(Heartbeat::left);
      assertOnly(billing.findings(Instant.now()), Outcome.UNKNOWN, "The last heartbeat of ");
    }
  }

  /** How often a token has been shown that nobody has. */
  private static double refused() {
    return checker
        .bean(MeterRegistry.class)
        .counter("cinch.checker.errors", "code", "invalid-token", "category", "access")
        .count();
  }

  private KafkaConsumer<byte[], Object> consumer(String topic) {
    KafkaConsumer<byte[], Object> consumer =
        new KafkaConsumer<>(
            Map.ofEntries(
                entry("bootstrap.servers", SharedStack.endpoints().kafkaBootstrap()),
                entry("group.id", group),
                entry("auto.offset.reset", "earliest"),
                entry(
                    "key.deserializer",
                    "org.apache.kafka.common.serialization.ByteArrayDeserializer"),
                entry("value.deserializer", AvroDeserializer.class.getName()),
                entry("schema.registry.url", SharedStack.endpoints().registry().toString()),
                entry("specific.avro.reader", "true"),
                entry("cinch.heartbeat.ms", "200"),
                entry("interceptor.classes", ContractInterceptor.class.getName()),
                entry("cinch.checker.url", checker.address().toString()),
                entry("cinch.checker.token.file", token.toString())));
    consumer.subscribe(List.of(topic));
    return consumer;
  }
}
