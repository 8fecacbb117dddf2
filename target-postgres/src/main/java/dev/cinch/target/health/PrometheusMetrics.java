package dev.cinch.target.health;

import dev.cinch.target.health.Reading.Known;
import dev.cinch.target.health.Reading.Unknown;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Asks a Prometheus server, or whatever speaks its query API. */
public final class PrometheusMetrics implements Function<String, Reading> {

  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

  private final String setting;
  private final Optional<URI> server;
  private final RestClient client;

  /**
   * @param setting that says where the server is
   * @param server empty where none is configured
   */
  public PrometheusMetrics(String setting, Optional<URI> server) {
    this.setting = setting;
    this.server = server;
    JdkClientHttpRequestFactory requests =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder().connectTimeout(ANSWER_WITHIN).build());
    requests.setReadTimeout(ANSWER_WITHIN);
    this.client = RestClient.builder().requestFactory(requests).build();
  }

  @Override
  public Reading apply(String query) {
    if (server.isEmpty()) {
      return unknown("no Prometheus server is configured; set " + setting);
    }
    try {
      Answer answer =
          client
              .get()
              .uri("%s/api/v1/query?query={query}".formatted(withoutSlash(server.get())), query)
              .retrieve()
              .body(Answer.class);
      return answer == null || answer.data() == null
          ? unknown("Prometheus gave no data")
          : figure(answer.data());
    } catch (RestClientException e) {
      return unknown("Prometheus: " + e.getMessage());
    }
  }

  private static String withoutSlash(URI server) {
    return server.toString().replaceAll("/+$", "");
  }

  /** A vector has series of one sample each; a scalar is one sample itself. */
  private static Reading figure(Data data) {
    if ("scalar".equals(data.resultType()) && data.result().size() == 2) {
      return number(data.result().get(1));
    }
    if (data.result().size() != 1) {
      return unknown(
          "the query gave %d series; it has to give one number".formatted(data.result().size()));
    }
    return data.result().get(0) instanceof Map<?, ?> series
            && series.get("value") instanceof List<?> sample
            && !sample.isEmpty()
        ? number(sample.get(sample.size() - 1))
        : unknown("the query gave a %s; it has to give one number".formatted(data.resultType()));
  }

  private static Reading number(@Nullable Object text) {
    double value = Double.parseDouble(String.valueOf(text));
    return Double.isNaN(value) ? unknown("the query gave NaN") : new Known(value);
  }

  private static Reading unknown(String why) {
    return new Unknown(why, false);
  }

  /** What the query API answers. */
  record Answer(@Nullable Data data) {}

  /** What it gave: series, or a scalar's time and value. */
  record Data(String resultType, List<Object> result) {

    Data {
      result = List.copyOf(result);
    }
  }
}
