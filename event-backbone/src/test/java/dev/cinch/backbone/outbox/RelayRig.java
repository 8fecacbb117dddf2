package dev.cinch.backbone.outbox;

import dev.cinch.backbone.Rig;
import dev.cinch.backbone.trace.Spans;
import dev.cinch.backbone.trace.ThreadTrace;
import dev.cinch.backbone.wire.RecordEncoder;
import dev.cinch.events.Namespace;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** An outbox and its relays, put together by hand so that a test may stand between the parts. */
final class RelayRig implements AutoCloseable {

  static final OutboxProperties DEFAULTS =
      new OutboxProperties(
          500,
          Duration.ofMillis(200),
          Duration.ofSeconds(3),
          Duration.ofSeconds(1),
          Duration.ofDays(7),
          Duration.ofMinutes(1),
          1000);

  private final Rig rig;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<OutboxRelay> relays = new ArrayList<>();

  RelayRig(Rig rig) {
    this.rig = rig;
  }

  Outbox outbox() {
    OutboxSchemas schemas =
        new OutboxSchemas(rig.jdbc(), new JdbcTransactionManager(rig.dataSource()));
    return new Outbox(
        new OutboxRows(rig.jdbc(), schemas),
        Namespace.NONE,
        "cinch/test",
        new ThreadTrace(),
        Clock.systemUTC());
  }

  OutboxRelay relay(OutboxProperties properties) {
    return relay(properties, producer -> producer);
  }

  /** A relay whose producer is wrapped. Its name is the database's, which is the test's own. */
  OutboxRelay relay(OutboxProperties properties, UnaryOperator<Producer<byte[], byte[]>> wrapping) {
    String name = rig.url().replaceAll(".*/", "relay-");
    Map<String, Object> settings = OutboxConfiguration.producerSettings(name);
    RelayMetrics metrics = new RelayMetrics(meters, Clock.systemUTC());
    RelayLeader leader =
        new RelayLeader(
            () ->
                RelayProducer.open(
                    wrapping.apply(rig.clients().producer(settings)),
                    new RecordEncoder(rig.registry()),
                    Spans.none()),
            properties,
            metrics,
            Clock.systemUTC());
    OutboxRelay relay = new OutboxRelay(name, rig.dataSource(), properties, leader, metrics);
    relays.add(relay);
    return relay;
  }

  /** Stops all relays that it made. */
  @Override
  public void close() {
    relays.forEach(OutboxRelay::stop);
  }

  double meter(String name) {
    return meters.get(name).gauge().value();
  }

  double count(String name, String... tags) {
    return meters.find(name).tags(tags).counters().stream().mapToDouble(c -> c.count()).sum();
  }

  long unsent() {
    return rig.jdbc()
        .sql("select count(*) from outbox where sent_at is null")
        .query(Long.class)
        .single();
  }
}
