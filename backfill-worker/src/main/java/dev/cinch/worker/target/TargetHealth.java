package dev.cinch.worker.target;

import dev.cinch.target.TargetException;
import dev.cinch.target.health.HealthReader;
import dev.cinch.target.health.Reading;
import dev.cinch.target.name.TableName;
import dev.cinch.worker.pace.Health;
import dev.cinch.worker.range.MigrationView.Subject;
import dev.cinch.worker.range.Threshold;
import dev.cinch.worker.range.Threshold.GroupLag;
import dev.cinch.worker.range.Threshold.Metric;
import dev.cinch.worker.range.Threshold.Query;
import dev.cinch.worker.range.Threshold.Signal;
import dev.cinch.worker.range.Threshold.SlotLag;
import dev.cinch.worker.range.Threshold.Unreadable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;

/** Reads what the target itself can tell; anything else it asks others for. */
public final class TargetHealth implements Health {

  private static final Duration SILENCE = Duration.ofSeconds(5);

  private final TargetPools pools;
  private final Function<String, Reading> metrics;
  private final Function<GroupLag, Reading> groups;

  public TargetHealth(
      TargetPools pools, Function<String, Reading> metrics, Function<GroupLag, Reading> groups) {
    this.pools = pools;
    this.metrics = metrics;
    this.groups = groups;
  }

  @Override
  public Reading read(Subject subject, Threshold threshold) {
    Threshold.Source source = threshold.source();
    if (source instanceof Metric metric) {
      return metrics.apply(metric.query());
    }
    if (source instanceof GroupLag group) {
      return groups.apply(group);
    }
    if (source instanceof Unreadable unreadable) {
      return new Reading.Unknown(unreadable.why(), false);
    }
    try (Connection connection = pools.take(subject.target())) {
      connection.setNetworkTimeout(Runnable::run, (int) SILENCE.toMillis());
      connection.setClientInfo("ApplicationName", ApplicationName.HEALTH);
      return read(new HealthReader(connection), source, subject.table());
    } catch (TargetException | SQLException e) {
      return new Reading.Unknown(String.valueOf(e.getMessage()), false);
    }
  }

  private static Reading read(HealthReader reader, Threshold.Source source, TableName table) {
    if (source instanceof Query query) {
      return reader.probe(query.sql());
    }
    return source instanceof SlotLag slot
        ? reader.slotLag(slot.slot())
        : reader.read(((Signal) source).signal(), table);
  }
}
