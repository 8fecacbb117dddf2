package dev.cinch.planner.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cinch.planner.SamplePlan;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.settings.PlannerProperties;
import dev.cinch.planner.step.PhaseFailedException;
import dev.cinch.stack.SharedStack;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** One planner holds snapshots of a target for the workers. */
class JdbcSnapshotsIT {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final Migration migration = Migration.start(SamplePlan.read(), NOW).migration();
  private TestTable table;
  private Instant time = NOW;
  private JdbcSnapshots snapshots;

  @SuppressWarnings("NullAway.Init")
  JdbcSnapshotsIT() {}

  @BeforeEach
  void open() throws SQLException {
    table =
        TestTable.create(
            SharedStack.endpoints().postgres(),
            "orders",
            "create table orders (id int); insert into orders values (1)");
    snapshots = new JdbcSnapshots(table.targets(), new Moving(), properties());
  }

  @AfterEach
  void close() throws SQLException {
    snapshots.letGoOfAllBut(List.of());
    table.close();
  }

  @Test
  void holdsWhatOthersCanLookThrough() throws SQLException {
    String snapshot = snapshots.open(migration);
    table.run("insert into orders values (2)");

    assertThat(snapshots.holds(migration, snapshot)).isTrue();
    assertThat(rowsSeenIn(snapshot)).isEqualTo("1");

    snapshots.letGo(migration.id());
    assertThat(snapshots.holds(migration, snapshot)).isFalse();
    assertThatThrownBy(() -> rowsSeenIn(snapshot)).isInstanceOf(SQLException.class);
  }

  @Test
  void holdsOneForEachMigrationAtMost() {
    String first = snapshots.open(migration);
    String second = snapshots.open(migration);

    assertThat(snapshots.holds(migration, first)).isFalse();
    assertThat(snapshots.holds(migration, second)).isTrue();
    awaitSessions("1");

    snapshots.letGoOfAllBut(List.of(migration.id()));
    assertThat(snapshots.holds(migration, second)).isTrue();
    snapshots.letGoOfAllBut(List.of("another"));
    assertThat(snapshots.holds(migration, second)).isFalse();
  }

  @Test
  void noticesThatTheServerHasEndedIt() throws SQLException {
    String snapshot = snapshots.open(migration);
    table.run(
        "select pg_terminate_backend(pid, 10000) from pg_stat_activity where application_name like 'cinch snapshot of %'");

    assertThat(snapshots.holds(migration, snapshot)).isFalse();
  }

  @Test
  void doesNotHoldTheSnapshotOfAnotherPlanner() {
    String snapshot = snapshots.open(migration);

    assertThat(
            new JdbcSnapshots(table.targets(), new Moving(), properties())
                .holds(migration, snapshot))
        .isFalse();
  }

  @Test
  void holdsNoneForLongerThanMayBe() {
    String snapshot = snapshots.open(migration);
    time = NOW.plus(Duration.ofHours(1)).plusMillis(1);

    assertThatThrownBy(() -> snapshots.holds(migration, snapshot))
        .isInstanceOf(PhaseFailedException.class)
        .hasMessageStartingWith(
            "Cannot count the rows of table public.orders in one snapshot: the pass did not end within PT1H");
    awaitSessions("0");
  }

  private String rowsSeenIn(String snapshot) throws SQLException {
    try (Connection connection = table.connect("worker");
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("set transaction isolation level repeatable read");
      statement.execute("set transaction snapshot '%s'".formatted(snapshot));
      ResultSet row = statement.executeQuery("select count(*) from orders");
      row.next();
      return row.getString(1);
    }
  }

  private void awaitSessions(String count) {
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(
                        table.ask(
                            "select count(*) from pg_stat_activity where application_name like 'cinch snapshot of %'"))
                    .isEqualTo(count));
  }

  private static PlannerProperties properties() {
    return new Binder(new MapConfigurationPropertySource(Map.of()))
        .bindOrCreate("cinch.planner", PlannerProperties.class);
  }

  private final class Moving extends Clock {
    @Override
    public Instant instant() {
      return time;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
