package dev.cinch.planner.target;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.plan.Threshold.Language;
import dev.cinch.planner.plan.Watch;
import dev.cinch.planner.plan.Watch.Probe;
import dev.cinch.planner.settings.PlannerProperties;
import dev.cinch.planner.step.Trouble;
import dev.cinch.planner.step.WatchedLogs;
import dev.cinch.planner.step.WatchedLogs.Seen;
import dev.cinch.target.change.IndexPlan;
import dev.cinch.target.health.HealthReader;
import dev.cinch.target.health.PrometheusMetrics;
import dev.cinch.target.health.Reading;
import dev.cinch.target.health.ServerLog;
import dev.cinch.target.health.Signal;
import dev.cinch.target.health.Violations;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** Looks at a target whose constraints hold by now. */
@Component
final class TargetWatch {

  private static final String SETTING = "cinch.planner.prometheus.url";
  private static final String LOG = "constraint violations in the server's log";

  /** A unique index of a partitioned table refuses by the names of its partitions' own ones. */
  private static final String WITH_PARTITIONS =
      """
      select c.relname
        from pg_catalog.pg_partition_tree(pg_catalog.to_regclass(:index)) part
        join pg_catalog.pg_class c on c.oid = part.relid
      """;

  /** Remembers nothing, so that each look is the first, and knows no Prometheus server. */
  static final TargetWatch FORGETFUL =
      new TargetWatch(WatchedLogs.NONE, new PrometheusMetrics(SETTING, Optional.empty()));

  private final WatchedLogs logs;
  private final Function<String, Reading> metrics;

  @Autowired
  TargetWatch(WatchedLogs logs, PlannerProperties properties) {
    this(logs, new PrometheusMetrics(SETTING, properties.prometheus().server()));
  }

  TargetWatch(WatchedLogs logs, Function<String, Reading> metrics) {
    this.logs = logs;
    this.metrics = metrics;
  }

  Trouble look(Migration migration, Connection connection) {
    Watch watch = migration.plan().work().tighten().watch();
    return watch == null
        ? new Trouble(List.of(), List.of(), List.of())
        : new Look(migration, connection).at(watch);
  }

  /** What one look finds. */
  private final class Look {

    private final Migration migration;
    private final Connection connection;
    private final List<String> found = new ArrayList<>();
    private final List<String> blind = new ArrayList<>();
    private final List<String> passedOver = new ArrayList<>();

    Look(Migration migration, Connection connection) {
      this.migration = migration;
      this.connection = connection;
    }

    Trouble at(Watch watch) {
      HealthReader health = new HealthReader(connection);
      judge(
          "lock waiters",
          health.read(Signal.LOCK_WAITERS, migration.plan().table()),
          watch.lockWaiters());
      Double most = watch.violations().most();
      if (most != null) {
        judgeLog(most, watch.violations().demanded() ? blind : passedOver);
      }
      for (Probe probe : watch.probes()) {
        judge(probe.name(), ask(health, probe), probe.stopAt());
      }
      return new Trouble(found, blind, passedOver);
    }

    private Reading ask(HealthReader health, Probe probe) {
      return probe.query().language() == Language.PROMETHEUS
          ? metrics.apply(probe.query().text())
          : health.probe(probe.query().text());
    }

    private void judge(String name, Reading reading, double most) {
      if (reading instanceof Reading.Unknown unknown) {
        blind.add("%s can't be read: %s".formatted(name, unknown.why()));
      } else {
        judge(name, ((Reading.Known) reading).value(), most);
      }
    }

    private void judge(String name, double value, double most) {
      if (value > most) {
        found.add("%s %s > %s".formatted(name, value, most));
      }
    }

    private void judgeLog(double most, List<String> unread) {
      Optional<Seen> seen = logs.of(migration.id(), migration.attempt());
      ServerLog.Outcome outcome =
          new ServerLog(connection)
              .readOn(seen.map(Seen::upTo).orElse(null), violations(migration.plan(), connection));
      if (outcome instanceof ServerLog.Unreadable unreadable) {
        unread.add("%s can't be counted: %s".formatted(LOG, unreadable.why()));
        return;
      }
      ServerLog.Counted counted = (ServerLog.Counted) outcome;
      long all = seen.map(Seen::violations).orElse(0L) + counted.lines();
      logs.keep(migration.id(), migration.attempt(), new Seen(counted.upTo(), all));
      judge(LOG, all, most);
    }
  }

  private static Violations violations(Plan plan, Connection connection) {
    JdbcClient client = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    Set<String> constraints = new HashSet<>();
    plan.demands().constraints().forEach(constraint -> constraints.add(constraint.name().value()));
    plan.demands().uniqueIndexes().stream()
        .map(IndexPlan::name)
        .forEach(index -> constraints.add(index.value()));
    for (String name : List.copyOf(constraints)) {
      constraints.addAll(
          client
              .sql(WITH_PARTITIONS)
              .param("index", relation(plan, name))
              .query(String.class)
              .list());
    }
    return new Violations(
        constraints,
        plan.work().tighten().notNull().stream()
            .map(Identifier::value)
            .collect(Collectors.toSet()));
  }

  private static String relation(Plan plan, String name) {
    return new TableName(plan.table().schema(), new Identifier(name)).quoted();
  }
}
