package dev.cinch.planner.jdbc;

import dev.cinch.backbone.trace.ThreadTrace;
import dev.cinch.planner.SamplePlan;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.Transition;
import dev.cinch.planner.plan.Plan;
import dev.cinch.stack.PostgresEndpoint;
import dev.cinch.stack.SharedStack;
import java.time.Instant;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A planner's own database, new for each test. */
final class PlannerDatabase {

  static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  final DriverManagerDataSource source;
  final JdbcClient client;
  final JdbcTransactions transactions;
  final JdbcMigrations migrations;
  final JdbcPasses passes;
  final JdbcRanges ranges;
  final JdbcRangeReports reports;
  final JdbcBadRows badRows;
  final JdbcTableQueues queues;

  PlannerDatabase() {
    this(source(SharedStack.endpoints().postgres().copyDatabase("planner", Latest.URL)));
  }

  /** For tests of one thread with many statements: to connect for each takes longest. */
  static PlannerDatabase onOneConnection() {
    PostgresEndpoint postgres = SharedStack.endpoints().postgres();
    return new PlannerDatabase(
        new SingleConnectionDataSource(
            postgres.copyDatabase("planner", Latest.URL),
            postgres.user(),
            postgres.password(),
            true));
  }

  /** As a planner left it that knew no later schema. */
  PlannerDatabase(String version) {
    this(source(migrated(version)));
  }

  private PlannerDatabase(DriverManagerDataSource source) {
    this.source = source;
    client = JdbcClient.create(source);
    transactions = new JdbcTransactions(new DataSourceTransactionManager(source));
    migrations = new JdbcMigrations(client, new ThreadTrace());
    passes = new JdbcPasses(client);
    ranges = new JdbcRanges(client);
    reports = new JdbcRangeReports(client);
    badRows = new JdbcBadRows(client);
    queues = new JdbcTableQueues(client);
  }

  private static String migrated(String version) {
    String url = SharedStack.endpoints().postgres().createDatabase("planner");
    Flyway.configure().dataSource(source(url)).target(version).load().migrate();
    return url;
  }

  private static DriverManagerDataSource source(String url) {
    PostgresEndpoint postgres = SharedStack.endpoints().postgres();
    return new DriverManagerDataSource(url, postgres.user(), postgres.password());
  }

  /** Made once and then copied, since the migrations of the schema take longest. */
  private static final class Latest {
    static final String URL = migrated("latest");
  }

  Migration start(String id) {
    return start(SamplePlan.withId(id));
  }

  Migration start(Plan plan) {
    Transition start = Migration.start(plan, NOW);
    transactions.inOne(() -> migrations.add(start, "ann"));
    return migrations.find(plan.id()).orElseThrow();
  }

  Migration save(Transition transition) {
    transactions.inOne(() -> migrations.save(transition, "planner"));
    return migrations.find(transition.migration().id()).orElseThrow();
  }

  /** A migration whose BACKFILL runs. */
  Migration backfilling(String id) {
    return backfilling(SamplePlan.withId(id));
  }

  Migration backfilling(Plan plan) {
    Migration migration = start(plan);
    for (Phase skipped : new Phase[] {Phase.EXPAND, Phase.SYNC}) {
      migration = save(migration.skip(skipped, "test", NOW));
    }
    return save(migration.begin(Phase.BACKFILL, NOW));
  }
}
