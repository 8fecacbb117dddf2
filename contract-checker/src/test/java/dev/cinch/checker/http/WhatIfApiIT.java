package dev.cinch.checker.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.checker.support.CheckerService;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("wide")
class WhatIfApiIT {

  private static final String ORDER =
      "{\"type\":\"record\",\"name\":\"Order\",\"fields\":["
          + "{\"name\":\"id\",\"type\":\"long\"},{\"name\":\"reference\",\"type\":\"int\"}]}";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static CheckerService checker;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String subject = "orders-" + UUID.randomUUID() + "-value";

  @BeforeAll
  static void start() {
    checker = CheckerService.shared();
  }

  @Test
  void namesWhoBreaksAtWhichFieldAndWhatWouldLetItPass() throws Exception {
    CheckerService.registry().register(subject, new Schema.Parser().parse(ORDER));
    register("billing");

    HttpResponse<String> response = ask(subject, ORDER.replace("\"int\"", "\"string\""));

    JsonNode answer = JSON.readTree(response.body());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(answer.get("effect").asString()).isEqualTo("BREAKS");
    assertThat(answer.get("currentVersion").asInt()).isEqualTo(1);
    JsonNode consumer = answer.get("consumers").get(0);
    assertThat(consumer.get("consumer").asString()).isEqualTo("billing");
    JsonNode difference = consumer.get("differences").get(0);
    assertThat(difference.get("path").asString()).isEqualTo("Order.reference");
    assertThat(difference.get("shownBy").asString()).startsWith("{\"id\":0,\"reference\":\"\"}");
    assertThat(consumer.get("suggestions").toString())
        .contains("go on writing 'reference' as int until every reader takes string");
  }

  @Test
  void cannotTellWhereNobodyIsRegistered() throws Exception {
    assertThat(JSON.readTree(ask(subject, ORDER).body()).get("effect").asString())
        .isEqualTo("UNKNOWN");
  }

  @Test
  void refusesWhatIsNoSchemaOrNoQuestion() throws Exception {
    HttpResponse<String> noSchema = ask(subject, "{}");
    assertThat(noSchema.statusCode()).isEqualTo(400);
    assertThat(JSON.readTree(noSchema.body()).get("type").asString())
        .isEqualTo("urn:cinch:problem:invalid-schema");

    HttpResponse<String> nothing = post("{}");
    assertThat(nothing.statusCode()).isEqualTo(400);
    assertThat(JSON.readTree(nothing.body()).get("detail").asString())
        .startsWith("Cannot try the schema: send \"subject\" and \"schema\"");
  }

  private void register(String consumer) throws Exception {
    String body =
        JSON.writeValueAsString(
            Map.of(
                "owner", "team",
                "kind", "KAFKA_CONSUMER",
                "readerSchema", ORDER,
                "fields", List.of("id"),
                "groups", List.of(consumer),
                "language", "java",
                "library", "avro 1.12.1"));
    HttpRequest put =
        HttpRequest.newBuilder(
                checker.address().resolve("/api/contracts/" + consumer + "/" + subject))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body))
            .build();
    assertThat(http.send(put, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
  }

  private HttpResponse<String> ask(String asked, String schema) throws Exception {
    return post(JSON.writeValueAsString(Map.of("subject", asked, "schema", schema)));
  }

  private HttpResponse<String> post(String body) throws Exception {
    HttpRequest post =
        HttpRequest.newBuilder(checker.address().resolve("/api/what-if"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return http.send(post, BodyHandlers.ofString());
  }
}
