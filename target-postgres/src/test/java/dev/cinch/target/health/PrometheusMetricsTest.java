package dev.cinch.target.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.cinch.target.health.Reading.Known;
import dev.cinch.target.health.Reading.Unknown;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers as the query API of Prometheus documents them. */
class PrometheusMetricsTest {

  private static final String SETTING = "cinch.worker.prometheus.url";
  private static final String LATENCY = "histogram_quantile(0.95, rate(a{b=\"c\"}[1m]))";

  private final HttpServer server;
  private String asked = "";
  private String answer = "";
  private int status = 200;

  PrometheusMetricsTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void start() {
    server.createContext(
        "/prometheus/api/v1/query",
        exchange -> {
          asked = exchange.getRequestURI().getQuery();
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void readsTheOneNumberOfAVector() {
    answer = vector("{\"metric\":{\"job\":\"shop\"},\"value\":[1700000000.123,\"0.25\"]}");
    assertThat(ask()).isEqualTo(new Known(0.25));
    assertThat(asked).isEqualTo("query=" + LATENCY);
  }

  @Test
  void knowsNothingWhereTheAnswerIsNoNumber() {
    answer = vector("");
    assertThat(why()).isEqualTo("the query gave 0 series; it has to give one number");
    answer = vector("{\"value\":[1,\"1\"]},{\"value\":[1,\"2\"]}");
    assertThat(why()).isEqualTo("the query gave 2 series; it has to give one number");
    answer = vector("{\"value\":[1,\"NaN\"]}");
    assertThat(why()).isEqualTo("the query gave NaN");
    answer = "not JSON";
    assertThat(why()).startsWith("Prometheus: ");
    status = 400;
    answer = "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"parse error\"}";
    assertThat(why()).contains("parse error");
  }

  @Test
  void knowsNothingWhereNoServerAnswersOrIsConfigured() {
    server.stop(0);
    assertThat(why()).startsWith("Prometheus: ");
    assertThat(new PrometheusMetrics(SETTING, Optional.empty()).apply(LATENCY))
        .isEqualTo(
            new Unknown(
                "no Prometheus server is configured; set cinch.worker.prometheus.url", false));
  }

  private static String vector(String series) {
    return "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[%s]}}"
        .formatted(series);
  }

  private String why() {
    return ((Unknown) ask()).why();
  }

  private Reading ask() {
    InetSocketAddress address = server.getAddress();
    URI uri = URI.create("http://127.0.0.1:%d/prometheus/".formatted(address.getPort()));
    return new PrometheusMetrics(SETTING, Optional.of(uri)).apply(LATENCY);
  }
}
