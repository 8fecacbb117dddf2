package dev.cinch.worker.target;

import dev.cinch.target.TargetException;
import dev.cinch.target.health.HealthReader;
import dev.cinch.target.health.Reading;
import dev.cinch.worker.pace.Health;
import dev.cinch.worker.range.MigrationView.Subject;
import dev.cinch.worker.range.Threshold;
import dev.cinch.worker.range.Threshold.Metric;
import dev.cinch.worker.range.Threshold.Query;
import dev.cinch.worker.range.Threshold.Signal;
import dev.cinch.worker.range.Threshold.Unreadable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;

/** Reads what the target itself can tell; anything else it asks others for. */
public final class TargetHealth implements Health {

  private static final Duration SILENCE = Duration.ofSeconds(5);

  private final TargetPools pools;
  private final Function<Metric, Reading> metrics;

  public TargetHealth(TargetPools pools, Function<Metric, Reading> metrics) {
    this.pools = pools;
    this.metrics = metrics;
  }

  @Override
  public Reading read(Subject subject, Threshold threshold) {
    Threshold.Source source = threshold.source();
    if (source instanceof Metric metric) {
      return metrics.apply(metric);
    }
    if (source instanceof Unreadable unreadable) {
      return new Reading.Unknown(unreadable.why(), false);
    }
    try (Connection connection = pools.take(subject.target())) {
      connection.setNetworkTimeout(Runnable::run, (int) SILENCE.toMillis());
      connection.setClientInfo("ApplicationName", ApplicationName.HEALTH);
      HealthReader reader = new HealthReader(connection);
      return source instanceof Query query
          ? reader.probe(query.sql())
          : reader.read(((Signal) source).signal(), subject.table());
    } catch (TargetException | SQLException e) {
      return new Reading.Unknown(String.valueOf(e.getMessage()), false);
    }
  }
}
