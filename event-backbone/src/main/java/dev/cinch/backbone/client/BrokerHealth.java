package dev.cinch.backbone.client;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Down while the broker does not answer. However often it is asked, it asks the broker only now and
 * then, and never for longer than a probe waits.
 */
public final class BrokerHealth implements HealthIndicator, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);

  private final Admin admin;
  private @Nullable Health seen;
  private long seenAt;

  BrokerHealth(KafkaClients clients) {
    this.admin = clients.admin();
  }

  @Override
  public synchronized Health health() {
    Health before = seen;
    if (before != null && System.nanoTime() - seenAt < BETWEEN_LOOKS.toNanos()) {
      return before;
    }
    Health now = look();
    seen = now;
    seenAt = System.nanoTime();
    return now;
  }

  private Health look() {
    try {
      int brokers =
          admin
              .describeCluster(new DescribeClusterOptions().timeoutMs((int) PATIENCE.toMillis()))
              .nodes()
              .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
              .size();
      return Health.up().withDetail("brokers", brokers).build();
    } catch (ExecutionException | TimeoutException | KafkaException away) {
      return Health.down().withDetail("broker", "it gives no answer").build();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Health.unknown().build();
    }
  }

  @Override
  public synchronized void close() {
    admin.close(Duration.ZERO);
  }
}
