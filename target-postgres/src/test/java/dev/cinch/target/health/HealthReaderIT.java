package dev.cinch.target.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.target.TestDatabase;
import dev.cinch.target.TestDatabase.Version;
import dev.cinch.target.health.Reading.Known;
import dev.cinch.target.health.Reading.Unknown;
import dev.cinch.target.name.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthReaderIT {

  private static final TableName ITEM = TableName.of("shop", "item");
  private static final TableName ENTRY = TableName.of("shop", "entry");

  private final TestDatabase database;
  private final Connection connection;
  private final HealthReader reader;

  HealthReaderIT() throws SQLException {
    database = TestDatabase.of(HealthReaderIT.class, Version.POSTGRES_18);
    connection = database.connect("cinch health");
    reader = new HealthReader(connection);
  }

  @BeforeEach
  void create() throws SQLException {
    database.run(
        "drop schema if exists shop cascade",
        "create schema shop",
        "create table shop.item (id int primary key, note text)",
        "create table shop.other (id int primary key)",
        "create table shop.entry (id int, day int) partition by range (day)",
        "create table shop.entry_1 partition of shop.entry for values from (1) to (10)",
        "insert into shop.item select n, 'note' from generate_series(1, 1000) n",
        "insert into shop.other values (1)",
        "insert into shop.entry values (1, 1)");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void countsWhoWaitsForRowsOfTheTable() throws SQLException {
    assertThat(value(Signal.LOCK_WAITERS, ITEM)).isZero();
    try (Connection holder = holding("update shop.item set note = 'held' where id = 7");
        Waiter first = waiting("shop", "update shop.item set note = 'mine' where id = 7");
        Waiter second = waiting("shop", "update shop.item set note = 'mine' where id = 7")) {
      soon().until(() -> value(Signal.LOCK_WAITERS, ITEM) == 2);
      assertThat(value(Signal.LOCK_WAITERS, ENTRY)).isZero();
      holder.rollback();
      first.end();
      second.end();
    }
    soon().until(() -> value(Signal.LOCK_WAITERS, ITEM) == 0);
  }

  @Test
  void countsWhoWaitsForAPartitionButNotOurselvesAndNotAnotherTable() throws SQLException {
    try (Connection holder = holding("lock table shop.entry_1, shop.other, shop.item");
        Waiter ours = waiting("cinch orders worker-1/1", "select from shop.entry_1");
        Waiter other = waiting("shop", "select from shop.other");
        Waiter partition = waiting("shop", "select from shop.entry_1")) {
      soon()
          .untilAsserted(
              () ->
                  assertThat(
                          database.ask(
                              "select count(*) from pg_locks where not granted and database = "
                                  + "(select oid from pg_database where datname = current_database())"))
                      .isEqualTo("3"));
      assertThat(value(Signal.LOCK_WAITERS, ENTRY)).isEqualTo(1);
      holder.rollback();
      ours.end();
      other.end();
      partition.end();
    }
  }

  @Test
  void tellsHowOldTheOldestSnapshotIs() throws SQLException {
    try (Connection holder = holding("set transaction isolation level repeatable read")) {
      TestDatabase.run(holder, "select from shop.item");
      soon().until(() -> value(Signal.SNAPSHOT_AGE, ITEM) > 0.3);
      holder.rollback();
    }
  }

  @Test
  void countsDeadRowsAgainstThoseThatLive() throws SQLException {
    database.run(
        "alter table shop.item set (autovacuum_enabled = off)",
        "select pg_stat_force_next_flush()",
        "analyze shop.item",
        "update shop.item set note = 'new'",
        "select pg_stat_force_next_flush()");
    soon().untilAsserted(() -> assertThat(value(Signal.DEAD_ROWS, ITEM)).isGreaterThan(90));
    assertThat(value(Signal.DEAD_ROWS, ITEM)).isLessThan(110);
    assertThat(value(Signal.DEAD_ROWS, ENTRY)).isLessThan(10);
  }

  @Test
  void countsDeadRowsAlsoWhereTheServerHasForgottenHowManyLive() throws SQLException {
    database.run(
        "alter table shop.item set (autovacuum_enabled = off)",
        "analyze shop.item",
        "select pg_stat_reset()",
        "update shop.item set note = 'new'",
        "select pg_stat_force_next_flush()");
    soon().untilAsserted(() -> assertThat(value(Signal.DEAD_ROWS, ITEM)).isGreaterThan(90));
    assertThat(value(Signal.DEAD_ROWS, ITEM)).isLessThan(110);
  }

  @Test
  void countsSessionsAtWorkButNotOurOwn() throws SQLException {
    try (Waiter ours = waiting("cinch orders worker-1/1", "select pg_sleep(60)")) {
      soon().until(() -> active("cinch orders worker-1/1"));
      double before = value(Signal.ACTIVE_SESSIONS, ITEM);
      try (Waiter theirs = waiting("shop at work", "select pg_sleep(60)")) {
        soon().until(() -> active("shop at work"));
        assertThat(value(Signal.ACTIVE_SESSIONS, ITEM)).isGreaterThan(before);
        theirs.terminate(database);
      }
      ours.terminate(database);
    }
  }

  @Test
  void tellsHowMuchLogASlotKeeps() throws SQLException {
    database.run("select pg_create_physical_replication_slot('cinch_health', true)");
    try {
      double before = value(Signal.SLOT_WAL, ITEM);
      database.run("select pg_logical_emit_message(true, 'test', repeat('x', 1000000))");
      assertThat(value(Signal.SLOT_WAL, ITEM) - before).isGreaterThan(1_000_000);
    } finally {
      database.run("select pg_drop_replication_slot('cinch_health')");
    }
  }

  @Test
  void tellsHowFarTheReaderOfASlotIsBehind() throws SQLException {
    assertThat(reader.slotLag("cinch_reader"))
        .isEqualTo(new Unknown("there is no replication slot cinch_reader", false));
    database.run("select pg_create_logical_replication_slot('cinch_reader', 'test_decoding')");
    try {
      database.run("select pg_logical_emit_message(true, 'test', repeat('x', 1000000))");
      assertThat(behind("cinch_reader")).isGreaterThan(1_000_000);
      soon()
          .untilAsserted(
              () -> {
                database.run(
                    "select count(*) from pg_logical_slot_get_changes('cinch_reader', null, null)");
                assertThat(behind("cinch_reader")).isLessThan(1_000_000);
              });
    } finally {
      database.run("select pg_drop_replication_slot('cinch_reader')");
    }
  }

  private double behind(String slot) {
    return ((Known) reader.slotLag(slot)).value();
  }

  @Test
  void hasNothingToSayWhereNothingIsReplicatedOrArchived() {
    assertThat(value(Signal.REPLICA_LAG, ITEM)).isZero();
    assertThat(value(Signal.ARCHIVE_BACKLOG, ITEM)).isZero();
  }

  @Test
  void saysWhichRightOurRoleLacksAndReadsTheRest() throws SQLException {
    database.run("create role plain_reader login password 'plain'");
    try (Connection plain = database.targetOf("plain_reader", "plain").connect("cinch health")) {
      HealthReader limited = new HealthReader(plain);
      for (Signal signal : Signal.values()) {
        Reading reading = limited.read(signal, ITEM);
        if (signal.right() == Signal.Right.NONE) {
          assertThat(reading).as(signal.word()).isInstanceOf(Known.class);
        } else {
          assertThat(reading)
              .as(signal.word())
              .isInstanceOfSatisfying(
                  Unknown.class,
                  unknown -> {
                    assertThat(unknown.forbidden()).isTrue();
                    assertThat(unknown.why()).contains("grant pg_monitor");
                  });
        }
      }
    } finally {
      database.run("drop role plain_reader");
    }
  }

  @Test
  void asksAProbeForOneNumber() {
    assertThat(reader.probe("select 41.5 + 1")).isEqualTo(new Known(42.5));
    assertThat(why("select null::int")).contains("gave null");
    assertThat(why("select 1 where false")).contains("gave no row");
    assertThat(why("select generate_series(1, 2)")).contains("more than one row");
    assertThat(why("select 'many'")).contains("many");
    assertThat(why("select pg_sleep(30)::text::int")).contains("statement timeout");
    assertThat(why("delete from shop.item returning id")).contains("read-only transaction");
    assertThat(reader.probe("select count(*) from shop.item")).isEqualTo(new Known(1000));
  }

  private double value(Signal signal, TableName table) {
    return ((Known) reader.read(signal, table)).value();
  }

  private String why(String probe) {
    return ((Unknown) reader.probe(probe)).why();
  }

  private boolean active(String session) throws SQLException {
    return database.isTrue(
        "select count(*) = 1 from pg_stat_activity where state = 'active' and application_name = '"
            + session
            + "'");
  }

  private Connection holding(String statement) throws SQLException {
    Connection holder = database.connect("holder");
    holder.setAutoCommit(false);
    TestDatabase.run(holder, statement);
    return holder;
  }

  private Waiter waiting(String session, String statement) throws SQLException {
    Connection waiter = database.connect(session.replace(" ", "%20"));
    return new Waiter(
        session,
        waiter,
        CompletableFuture.runAsync(
            () -> {
              try {
                TestDatabase.run(waiter, statement);
              } catch (SQLException ended) {
                throw new IllegalStateException(ended);
              }
            },
            task -> new Thread(task, session).start()));
  }

  /** A session that is busy until it is let go. */
  private record Waiter(String session, Connection connection, CompletableFuture<Void> work)
      implements AutoCloseable {

    void end() {
      assertThat(work).succeedsWithin(Duration.ofSeconds(10));
    }

    void terminate(TestDatabase database) throws SQLException {
      database.run(
          "select pg_terminate_backend(pid) from pg_stat_activity where application_name = '%s'"
              .formatted(session));
      assertThat(work).failsWithin(Duration.ofSeconds(10));
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20));
  }
}
