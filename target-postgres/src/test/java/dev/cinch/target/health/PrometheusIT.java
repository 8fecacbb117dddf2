package dev.cinch.target.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cinch.stack.process.Ports;
import dev.cinch.target.health.Reading.Known;
import dev.cinch.target.health.Reading.Unknown;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of Prometheus itself, where one is installed. */
class PrometheusIT {

  private static final Path SERVER = Path.of("/usr/bin/prometheus");

  @Test
  void answersWhatPlansAsk(@TempDir Path folder) throws IOException {
    assumeTrue(Files.isExecutable(SERVER), "no prometheus is installed here");
    URI address = URI.create("http://127.0.0.1:" + Ports.free());
    Process server = start(address, folder);
    try {
      PrometheusMetrics metrics = new PrometheusMetrics("a setting", Optional.of(address));
      await()
          .atMost(Duration.ofMinutes(1))
          .ignoreExceptions()
          .until(() -> metrics.apply("vector(7)").equals(new Known(7)));

      assertThat(metrics.apply("vector(0.25) > 0.2")).isEqualTo(new Known(0.25));
      assertThat(metrics.apply("7 * 6")).isEqualTo(new Known(42));
      assertThat(metrics.apply("up[5m]"))
          .isEqualTo(new Unknown("the query gave 0 series; it has to give one number", false));
      assertThat(metrics.apply("vector(0) / 0"))
          .isEqualTo(new Unknown("the query gave NaN", false));
      assertThat(metrics.apply("up{job=\"nobody\"}"))
          .isEqualTo(new Unknown("the query gave 0 series; it has to give one number", false));
      assertThat(metrics.apply("sum("))
          .asInstanceOf(InstanceOfAssertFactories.type(Unknown.class))
          .satisfies(unknown -> assertThat(unknown.why()).contains("parse error"));
    } finally {
      server.destroyForcibly();
    }
  }

  private static Process start(URI address, Path folder) throws IOException {
    Path configuration = Files.writeString(folder.resolve("prometheus.yml"), "scrape_configs: []");
    return new ProcessBuilder(
            List.of(
                SERVER.toString(),
                "--config.file=" + configuration,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=" + address.getAuthority()))
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
  }
}
