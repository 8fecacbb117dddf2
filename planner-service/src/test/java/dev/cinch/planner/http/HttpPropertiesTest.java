package dev.cinch.planner.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.planner.http.HttpProperties.Events;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class HttpPropertiesTest {

  @Test
  void hasDefaults() {
    assertThat(bound(Map.of()))
        .isEqualTo(
            new HttpProperties(
                DataSize.ofMegabytes(1),
                new Events(
                    200,
                    Duration.ofMillis(500),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(30))));
  }

  @Test
  void readsEachOfItsSettings() {
    assertThat(
            bound(
                Map.of(
                    "cinch.http.body", "2KB",
                    "cinch.http.events.listeners", "3",
                    "cinch.http.events.interval", "4s",
                    "cinch.http.events.heartbeat", "5s",
                    "cinch.http.events.stall", "6s",
                    "cinch.http.events.lifetime", "7s")))
        .isEqualTo(
            new HttpProperties(
                DataSize.ofKilobytes(2),
                new Events(
                    3,
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(6),
                    Duration.ofSeconds(7))));
  }

  @Test
  void refusesWhatCanNotBe() {
    assertThatThrownBy(() -> bound(Map.of("cinch.http.events.listeners", "-1")))
        .hasRootCauseMessage("Cannot serve -1 listeners: cinch.http.events.listeners is 0 or more");
    assertThatThrownBy(() -> bound(Map.of("cinch.http.events.interval", "0s")))
        .hasRootCauseMessage(
            "Cannot look each PT0S for what happens: cinch.http.events.interval is 1ms or more");
  }

  private static HttpProperties bound(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(new HashMap<>(settings)))
        .bindOrCreate("cinch.http", HttpProperties.class);
  }
}
