package dev.cinch.backbone.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the client bears a registry that misbehaves, as no real one would on demand. */
class RegistryClientTest {

  private static final String SCHEMA = "{\"schema\": \"\\\"string\\\"\"}";

  private final List<String> authorizations = Collections.synchronizedList(new ArrayList<>());
  private final List<Integer> answers = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch over = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.setExecutor(
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work);
              thread.setDaemon(true);
              return thread;
            }));
    server.createContext(
        "/",
        exchange -> {
          authorizations.add(
              String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          int status = answers.isEmpty() ? 200 : answers.remove(0);
          if (status == 0) {
            await(over);
          }
          byte[] body =
              (status == 200
                      ? SCHEMA
                      : "{\"error_code\": %d01, \"message\": \"no luck\"}".formatted(status))
                  .getBytes(UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
  }

  @Test
  void triesTheNextAddressWhenOneDoesNotAnswer() {
    RegistryClient client = client("schema.registry.url", "http://127.0.0.1:1, " + url());

    assertThat(client.schema(1).getName()).isEqualTo("string");
    assertThat(authorizations).hasSize(1);
  }

  @Test
  void triesAgainWhenTheRegistryCannotAnswerAtPresent() {
    answers.addAll(List.of(503, 500, 429));

    assertThat(client().schema(1).getName()).isEqualTo("string");
    assertThat(authorizations).hasSize(4);
  }

  @Test
  void givesUpAfterSomeAttemptsAndSaysThatItMayHelpToTryLater() {
    answers.addAll(List.of(503, 503, 503, 503));

    assertThatExceptionOfType(RegistryUnavailableException.class)
        .isThrownBy(() -> client().schema(1))
        .withMessage(
            "Cannot GET /schemas/ids/1 at the schema registry: status 503, code 50301, no luck; try again later");
    assertThat(authorizations).hasSize(4);
  }

  @Test
  void givesUpOnARegistryThatAcceptsAndNeverAnswers() {
    answers.addAll(List.of(0, 0));
    RegistryClient client = client("http.read.timeout.ms", "200", "max.retries", "1");

    assertThatExceptionOfType(RegistryUnavailableException.class)
        .isThrownBy(() -> client.schema(1))
        .withMessageMatching(
            "Cannot GET /schemas/ids/1 at the schema registry: no answer from 127.0.0.1:\\d+; try again later");
  }

  @Test
  void triesNothingAgainThatTheRegistryRefuses() {
    answers.addAll(List.of(422, 404));

    assertThatExceptionOfType(RegistryRefusedException.class)
        .isThrownBy(() -> client().schema(1))
        .withMessage(
            "Cannot GET /schemas/ids/1 at the schema registry: status 422, code 42201, no luck");
    assertThatExceptionOfType(SchemaNotFoundException.class)
        .isThrownBy(() -> client().schema(1))
        .withMessageContaining("status 404");
    assertThat(authorizations).hasSize(2);
  }

  @Test
  void asksForASchemaOnce() {
    RegistryClient client = client();

    client.schema(1);
    client.schema(1);

    assertThat(authorizations).hasSize(1);
  }

  @Test
  void signsInAsConfluentsClientDoesByTheSameProperties() throws Exception {
    String[][] properties = {
      {"basic.auth.credentials.source", "USER_INFO", "basic.auth.user.info", "ada:secret"},
      {
        "basic.auth.credentials.source",
        "USER_INFO",
        "schema.registry.basic.auth.user.info",
        "ada:secret"
      },
      {
        "basic.auth.credentials.source",
        "URL",
        "schema.registry.url",
        url().replace("//", "//ada:s3cret@")
      },
      {"bearer.auth.credentials.source", "STATIC_TOKEN", "bearer.auth.token", "a-token"},
      {}
    };
    for (String[] each : properties) {
      authorizations.clear();

      client(each).schema(1);
      try (var theirs =
          new CachedSchemaRegistryClient(
              String.valueOf(settings(each).get("schema.registry.url")), 10, settings(each))) {
        theirs.getSchemaById(1);
      }

      assertThat(authorizations).hasSize(2);
      assertThat(authorizations.get(0)).isEqualTo(authorizations.get(1));
    }
    assertThat(authorizations).containsOnly("null");
  }

  @Test
  void printsNoSecret() {
    RegistrySettings settings =
        RegistrySettings.of(
            settings("basic.auth.credentials.source", "USER_INFO", "basic.auth.user.info", "a:b"));

    assertThat(settings.toString()).contains("authorization=***").doesNotContain("Basic");
  }

  @Test
  void refusesSettingsThatItCannotFollow() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> RegistryClient.of(Map.of()))
        .withMessage(
            "Cannot reach a schema registry: schema.registry.url names none; set it to its address");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> client("basic.auth.credentials.source", "SASL_INHERIT"))
        .withMessage(
            "Cannot use basic.auth.credentials.source=SASL_INHERIT: this client knows URL and USER_INFO");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> client("basic.auth.credentials.source", "USER_INFO"))
        .withMessage("Cannot sign in to the schema registry: basic.auth.user.info is not set");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> client("bearer.auth.credentials.source", "OAUTHBEARER"))
        .withMessage(
            "Cannot use bearer.auth.credentials.source=OAUTHBEARER: this client knows STATIC_TOKEN");
  }

  private RegistryClient client(String... properties) {
    return RegistryClient.of(settings(properties));
  }

  private Map<String, Object> settings(String... properties) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("schema.registry.url", url());
    settings.put("retries.wait.ms", 10);
    for (int i = 0; i < properties.length; i += 2) {
      settings.put(properties[i], properties[i + 1]);
    }
    return settings;
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
