package dev.cinch.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class WorkerPropertiesTest {

  @Test
  void hasDefaultsThatWork() {
    WorkerProperties worker = worker(Map.of());

    assertThat(worker.nameOr("host-1")).isEqualTo("host-1");
    assertThat(worker.slots()).isEqualTo(2);
    assertThat(worker.group()).isEqualTo("cinch-backfill-workers");
    assertThat(worker.cap()).isEmpty();
    assertThat(worker.gracePeriod()).isEqualTo(Duration.ofSeconds(20));
    assertThat(worker.turn())
        .isEqualTo(
            new WorkerProperties.Turn(
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(3),
                Duration.ofSeconds(8),
                3,
                Duration.ofMillis(500)));
    assertThat(worker.prometheus().server()).isEmpty();
    assertThat(dispatch(Map.of())).isEqualTo(Dispatch.SHARE);
  }

  @Test
  void readsEachSetting() {
    WorkerProperties worker =
        worker(
            Map.ofEntries(
                Map.entry("cinch.worker.name", "left"),
                Map.entry("cinch.worker.slots", "3"),
                Map.entry("cinch.worker.group", "g"),
                Map.entry("cinch.worker.rows-per-second", "100"),
                Map.entry("cinch.worker.grace-period", "5s"),
                Map.entry("cinch.worker.turn.longest", "1s"),
                Map.entry("cinch.worker.turn.lock", "2s"),
                Map.entry("cinch.worker.turn.state-wait", "3s"),
                Map.entry("cinch.worker.turn.report-within", "4s"),
                Map.entry("cinch.worker.turn.target-tries", "5"),
                Map.entry("cinch.worker.turn.target-back-off", "6s"),
                Map.entry("cinch.worker.prometheus.url", "http://prometheus:9090")));

    assertThat(worker)
        .isEqualTo(
            new WorkerProperties(
                "left",
                3,
                "g",
                100L,
                Duration.ofSeconds(5),
                new WorkerProperties.Turn(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(4),
                    5,
                    Duration.ofSeconds(6)),
                new WorkerProperties.Prometheus("http://prometheus:9090")));
    assertThat(worker.prometheus().server()).contains(URI.create("http://prometheus:9090"));
    assertThat(worker.nameOr("host-1")).isEqualTo("left");
    assertThat(worker.cap()).isEqualTo(OptionalLong.of(100));
    assertThat(dispatch(Map.of("cinch.dispatch", "group"))).isEqualTo(Dispatch.GROUP);
  }

  @Test
  void refusesAWorkerWithoutSlots() {
    assertRefused(
        "cinch.worker.slots",
        "0",
        "Cannot run a worker with 0 slots: set cinch.worker.slots to 1 to 64");
  }

  @Test
  void refusesMoreSlotsThanOneWorkerShouldHave() {
    assertRefused(
        "cinch.worker.slots",
        "65",
        "Cannot run a worker with 65 slots: set cinch.worker.slots to 1 to 64");
  }

  @Test
  void refusesACapOfNothing() {
    assertRefused(
        "cinch.worker.rows-per-second",
        "0",
        "Cannot cap a worker at 0 rows per second: set cinch.worker.rows-per-second to at least 1,"
            + " or not at all");
  }

  @Test
  void refusesATurnOfNoLength() {
    assertRefused(
        "cinch.worker.turn.longest",
        "0s",
        "Cannot work on a range for PT0S: set cinch.worker.turn.longest to more than nothing");
  }

  @Test
  void refusesNeverToTryATarget() {
    assertRefused(
        "cinch.worker.turn.target-tries",
        "0",
        "Cannot try a target 0 times: set cinch.worker.turn.target-tries to at least 1");
  }

  private static void assertRefused(String name, String value, String message) {
    assertThatThrownBy(() -> worker(Map.of(name, value)))
        .isInstanceOf(BindException.class)
        .rootCause()
        .hasMessage(message);
  }

  private static WorkerProperties worker(Map<String, String> settings) {
    return binder(settings).bindOrCreate("cinch.worker", WorkerProperties.class);
  }

  private static Dispatch dispatch(Map<String, String> settings) {
    return binder(settings).bindOrCreate("cinch", DispatchProperties.class).dispatch();
  }

  private static Binder binder(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings));
  }
}
