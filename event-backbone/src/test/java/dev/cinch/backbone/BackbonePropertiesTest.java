package dev.cinch.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import dev.cinch.backbone.event.EventProperties;
import dev.cinch.backbone.inbox.InboxProperties;
import dev.cinch.backbone.outbox.OutboxProperties;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class BackbonePropertiesTest {

  @Test
  void givesTheOutboxItsDefaults() {
    assertThat(outbox(Map.of()))
        .isEqualTo(
            new OutboxProperties(
                500,
                Duration.ofMillis(500),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofDays(7),
                Duration.ofMinutes(1),
                1000));
  }

  @Test
  void mapsEveryPropertyOfTheOutbox() {
    assertThat(
            outbox(
                Map.of(
                    "batch-size", "10",
                    "poll-interval", "2s",
                    "takeover-after", "1m",
                    "max-back-off", "5s",
                    "retention", "3d",
                    "cleanup-interval", "5m",
                    "cleanup-batch", "20")))
        .isEqualTo(
            new OutboxProperties(
                10,
                Duration.ofSeconds(2),
                Duration.ofMinutes(1),
                Duration.ofSeconds(5),
                Duration.ofDays(3),
                Duration.ofMinutes(5),
                20));
  }

  @ParameterizedTest
  @CsvSource({
    "batch-size, 0, batch-size and cleanup-batch must be positive",
    "cleanup-batch, 0, batch-size and cleanup-batch must be positive",
    "poll-interval, 0s, poll-interval must be positive",
    "takeover-after, 900ms, takeover-after must be twice that at least",
    "max-back-off, 1ms, max-back-off must be 200 ms at least"
  })
  void refusesAnOutboxThatCouldNotWork(String name, String value, String why) {
    assertThatException()
        .isThrownBy(() -> outbox(Map.of(name, value)))
        .havingRootCause()
        .withMessageEndingWith("cinch.backbone.outbox." + why);
  }

  @Test
  void givesTheInboxItsDefaults() {
    assertThat(inbox(Map.of()))
        .isEqualTo(
            new InboxProperties(
                5,
                Duration.ofMillis(200),
                Duration.ofSeconds(30),
                Duration.ofSeconds(8),
                Duration.ofDays(100),
                Duration.ofMinutes(1),
                1000));
  }

  @Test
  void mapsEveryPropertyOfTheInbox() {
    assertThat(
            inbox(
                Map.of(
                    "attempts", "2",
                    "first-back-off", "1s",
                    "max-back-off", "2s",
                    "take-over-after", "7s",
                    "retention", "9d",
                    "cleanup-interval", "5m",
                    "cleanup-batch", "20")))
        .isEqualTo(
            new InboxProperties(
                2,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(7),
                Duration.ofDays(9),
                Duration.ofMinutes(5),
                20));
  }

  @ParameterizedTest
  @CsvSource({
    "attempts, 0, attempts and cleanup-batch must be positive",
    "cleanup-batch, 0, attempts and cleanup-batch must be positive",
    "first-back-off, 0s, first-back-off must be positive and no longer than max-back-off",
    "max-back-off, 1ms, first-back-off must be positive and no longer than max-back-off",
    "take-over-after, 5s, take-over-after must be 6 s at least: brokers allow no less",
    "retention, 1h, retention must be a day at least"
  })
  void refusesAnInboxThatCouldNotWork(String name, String value, String why) {
    assertThatException()
        .isThrownBy(() -> inbox(Map.of(name, value)))
        .havingRootCause()
        .withMessageEndingWith("cinch.backbone.inbox." + why);
  }

  @Test
  void namesAServiceByItsSource() {
    EventProperties properties =
        bind("cinch.backbone", EventProperties.class, Map.of("source", "cinch/planner"));

    assertThat(properties.source()).isEqualTo("cinch/planner");
    assertThat(properties.name()).isEqualTo("cinch-planner");
  }

  @Test
  void refusesAServiceWithoutASource() {
    assertThatException()
        .isThrownBy(() -> bind("cinch.backbone", EventProperties.class, Map.of("source", " ")))
        .havingRootCause()
        .withMessage(
            "Cannot send events: cinch.backbone.source is not set; name the service, such as cinch/planner");
  }

  private static OutboxProperties outbox(Map<String, String> properties) {
    return bind("cinch.backbone.outbox", OutboxProperties.class, properties);
  }

  private static InboxProperties inbox(Map<String, String> properties) {
    return bind("cinch.backbone.inbox", InboxProperties.class, properties);
  }

  private static <T> T bind(String prefix, Class<T> type, Map<String, String> properties) {
    MapConfigurationPropertySource source = new MapConfigurationPropertySource();
    properties.forEach((name, value) -> source.put(prefix + "." + name, value));
    return new Binder(source).bindOrCreate(prefix, type);
  }
}
