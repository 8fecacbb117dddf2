package dev.cinch.target.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cinch.target.TargetRefusedException;
import dev.cinch.target.TargetUnavailableException;
import dev.cinch.target.TestDatabase;
import dev.cinch.target.change.ColumnChange;
import dev.cinch.target.change.ColumnPlan;
import dev.cinch.target.change.Demands;
import dev.cinch.target.change.Forward;
import dev.cinch.target.change.OpenShop;
import dev.cinch.target.change.RaiseEpoch;
import dev.cinch.target.change.Shop;
import dev.cinch.target.change.Steps;
import dev.cinch.target.change.TableLayout;
import dev.cinch.target.fill.RangeOutcome.Ending;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import dev.cinch.target.range.PageRange;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FillRangeIT extends OpenShop {

  private static final String ROWS =
      "insert into shop.item (code) select lpad(i::text, 8, '0') from generate_series(1, 4000) i";

  /** Waits until it is told otherwise: slices of one stripe, so that all rows come in turn. */
  private static final FillRange PATIENT =
      new FillRange(
          new FillSettings(
              100,
              1,
              1,
              Duration.ofMillis(100),
              new SliceLimits(
                  Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20))),
          System::nanoTime,
          pause -> {});

  private static final String SETTINGS_IN_FORCE =
      """
      select string_agg(name || '=' || pg_catalog.current_setting(name), E'\\n' order by name collate "C")
        from pg_catalog.pg_settings
       where name in ('TimeZone', 'DateStyle', 'IntervalStyle', 'extra_float_digits', 'search_path',
                      'lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout',
                      'synchronous_commit', 'row_security', 'jit', 'session_replication_role',
                      'transaction_isolation')
      """;

  @Test
  void fillsEachRowOnceAndLeavesTheOldValueAlone() throws SQLException {
    Filled item = Filled.after(database, Shop.bothWays(), ROWS);
    PageRange pages = item.range();
    RangeOutcome outcome = item.fill(item.rule(), pages);
    assertThat(outcome.ending()).isEqualTo(Ending.DONE);
    assertThat(outcome.nextPage()).isEqualTo(pages.end());
    assertThat(outcome.lsn()).matches("[0-9A-F]+/[0-9A-F]+");
    assertThat(outcome.rows().changed()).isEqualTo(4000);
    assertThat(item.mismatches()).isZero();
    assertThat(item.number("select count(*) from shop.item where code like '0000%'"))
        .as("written back as '7' by an echo, '00000007' would be lost")
        .isEqualTo(4000);
    assertThat(item.fill().rows().changed()).isZero();
  }

  @Test
  void countsTheRowsThatItLooksAtWhetherItChangesThemOrNot() throws SQLException {
    // a row that does not fit on its page any more would go to a later one, and be seen again there
    database.run("alter table shop.item set (fillfactor = 30, autovacuum_enabled = off)");
    Filled item =
        Filled.after(database, Shop.bothWays(), ROWS, "delete from shop.item where id % 4 = 0");
    RangeOutcome outcome = item.fill();
    assertThat(outcome.rows().seen()).isEqualTo(3000);
    assertThat(outcome.rows().changed()).isEqualTo(3000);
    long inAll = item.number("select count(*) from shop.item");
    assertThat(item.fill().rows()).isEqualTo(new RowCounts(inAll, 0, 0, 0));
  }

  @Test
  void isDoneOnlyWhenTheLogIsOnDisk() throws SQLException {
    Filled item = Filled.after(database, Shop.bothWays(), ROWS);
    // it would write the log in the background, sooner or later
    database.run("alter system set wal_writer_delay = '10s'", "select pg_reload_conf()");
    try {
      RangeOutcome outcome = item.fill();
      assertThat(
              database.isTrue("select pg_current_wal_flush_lsn() >= '%s'".formatted(outcome.lsn())))
          .isTrue();
    } finally {
      database.run("alter system reset wal_writer_delay", "select pg_reload_conf()");
    }
  }

  @Test
  void keepsMostUpdatesOffTheIndexes() throws SQLException {
    database.run(
        "create index on shop.item (code)",
        "create index on shop.item (note)",
        "alter table shop.item set (autovacuum_enabled = false)");
    Filled item = Filled.after(database, Shop.bothWays(), ROWS.replace("4000", "20000"));
    RangeOutcome outcome = item.fill();
    assertThat(outcome.rows().changed()).isEqualTo(20000);
    assertThat((double) outcome.rows().hot() / outcome.rows().changed()).isBetween(0.7, 11.0 / 12);
  }

  @Test
  void spreadsRowsThatHaveAnotherValueOverStripesToo() throws SQLException {
    database.run(
        "create index on shop.item (code)",
        "alter table shop.item set (autovacuum_enabled = false)");
    Filled item = Filled.after(database, Shop.bothWays(), ROWS.replace("4000", "20000"));
    item.fill();
    database.run(
        "alter table shop.item disable trigger user",
        "update shop.item set code_number = -1",
        "alter table shop.item enable trigger user",
        "vacuum full shop.item");
    RangeOutcome outcome = item.fill();
    assertThat(item.mismatches()).isZero();
    assertThat((double) outcome.rows().hot() / outcome.rows().changed()).isGreaterThan(0.7);
  }

  @Test
  void writesNothingUnderAnEpochThatIsOver() throws SQLException {
    Filled item = Filled.after(database, Shop.bothWays(), ROWS);
    raise(2);
    RangeOutcome outcome = item.fill();
    assertThat(outcome.ending()).isEqualTo(Ending.STALE_EPOCH);
    assertThat(outcome.nextPage()).isZero();
    assertThat(outcome.rows().changed()).isZero();
    assertThat(item.mismatches()).isEqualTo(4000);
    assertThat(item.fill(item.rule(2), item.range()).ending()).isEqualTo(Ending.DONE);
  }

  @Test
  void writesNothingWhereTheEpochWasRaisedWhileItWasFrozenInItsTransaction() throws SQLException {
    database.run(
        "alter database %s set default_transaction_isolation = 'repeatable read'"
            .formatted(database.name()));
    try (Connection connection = database.connect()) {
      Filled item = Filled.after(database, Shop.bothWays(), ROWS);
      Connection frozen = beforeTheUpdate(connection, () -> raise(2));
      RangeOutcome outcome =
          new FillRange(Filled.SMALL).run(frozen, item.rule(), item.range(), Pace.FREE);
      assertThat(outcome.ending()).isEqualTo(Ending.STALE_EPOCH);
      assertThat(item.mismatches()).isEqualTo(4000);
    } finally {
      database.run(
          "alter database %s reset default_transaction_isolation".formatted(database.name()));
    }
  }

  @Test
  void writesNothingWhereTheMarkerIsGone() throws SQLException {
    Filled item = Filled.after(database, Shop.bothWays(), ROWS);
    database.run("drop function shop.\"cinch_sync_item-code\"() cascade");
    assertThat(item.fill().ending()).isEqualTo(Ending.STALE_EPOCH);
    assertThat(item.mismatches()).isEqualTo(4000);
  }

  @Test
  void writesNothingIntoATableThatWasRewritten() throws SQLException {
    Filled item = Filled.after(database, Shop.bothWays(), ROWS);
    PageRange before = item.range();
    database.run("delete from shop.item where id % 2 = 0", "vacuum full shop.item");
    RangeOutcome outcome = item.fill(item.rule(), before);
    assertThat(outcome.ending()).isEqualTo(Ending.STALE_FILE);
    assertThat(item.mismatches()).isEqualTo(2000);
  }

  @Test
  void writesNothingIntoATableThatIsRewrittenInTheMiddle() throws SQLException {
    Filled item = Filled.after(database, Shop.bothWays(), ROWS);
    try (Connection connection = database.connect()) {
      Connection frozen = beforeTheUpdate(connection, () -> database.run("vacuum full shop.item"));
      assertThat(
              new FillRange(Filled.SMALL)
                  .run(frozen, item.rule(), item.range(), Pace.FREE)
                  .ending())
          .isEqualTo(Ending.STALE_FILE);
    }
    assertThat(item.mismatches()).isEqualTo(4000);
  }

  @Test
  void takesADroppedTableForARewrittenOne() throws SQLException {
    Filled item = Filled.after(database, Shop.bothWays(), ROWS);
    PageRange before = item.range();
    database.run("drop table shop.item");
    assertThat(item.fill(item.rule(), before).ending()).isEqualTo(Ending.STALE_FILE);
  }

  @Test
  void writesNothingAfterAFailover() throws SQLException {
    Filled item = Filled.after(database, Shop.bothWays(), ROWS);
    PageRange here = item.range();
    PageRange elsewhere = new PageRange(here.leaf(), here.filenode(), 2, here.first(), here.end());
    assertThat(item.fill(item.rule(), elsewhere).ending()).isEqualTo(Ending.STALE_TIMELINE);
    assertThat(item.mismatches()).isEqualTo(4000);
  }

  @Test
  void handsBackWhatItHasNotDoneWhenToldToStop() throws SQLException {
    Filled item = Filled.after(database, Shop.bothWays(), ROWS);
    int[] transactions = {0};
    Pace pace = () -> transactions[0]++ < 50 ? Pace.Decision.PROCEED : Pace.Decision.STOP_HERE;
    PageRange whole = item.range();
    RangeOutcome first = item.fill(item.rule(), whole, pace);
    assertThat(first.ending()).isEqualTo(Ending.STOPPED);
    assertThat(first.timing().transactions()).isEqualTo(50);
    assertThat(first.nextPage()).isGreaterThan(0).isLessThan(whole.end());
    assertThat(
            item.number(
                "select count(*) from shop.item where code_number is null and ctid < '(%d,0)'"
                    .formatted(first.nextPage())))
        .as("rows left on pages said to be done")
        .isZero();
    PageRange rest =
        new PageRange(
            whole.leaf(), whole.filenode(), whole.timeline(), first.nextPage(), whole.end());
    RangeOutcome second = item.fill(item.rule(), rest);
    assertThat(first.rows().changed() + second.rows().changed()).isEqualTo(4000);
    assertThat(first.rows().seen() + second.rows().seen())
        .as("rows of pages that are handed back count where they are done")
        .isBetween(4000L, 4100L);
    assertThat(item.mismatches()).isZero();
  }

  @Test
  void sweepsUpTheRowsThatMoveBehindAStripe() throws SQLException {
    // room on each page, so that a row that is updated stays on it
    database.run("alter table shop.item set (fillfactor = 40)");
    Filled item = Filled.after(database, Shop.bothWays(), ROWS);
    // a writer that bypasses the trigger is the only one that leaves them unfilled
    database.run("alter table shop.item disable trigger user");
    FillSettings oneSlice =
        new FillSettings(1000, 1, 12, Duration.ofMillis(100), SliceLimits.DEFAULT);
    int[] transactions = {0};
    Pace moving =
        () -> {
          if (++transactions[0] == 6) {
            run("update shop.item set note = 'moved' where code_number is null");
          }
          return Pace.Decision.PROCEED;
        };
    try (Connection worker = database.connect()) {
      new FillRange(oneSlice).run(worker, item.rule(), item.range(), moving);
    }
    assertThat(transactions[0]).isEqualTo(13);
    assertThat(item.mismatches()).isZero();
  }

  @Test
  void fillsPagesOfMoreRowsThanAByteCounts() throws SQLException {
    database.run("create table shop.tiny (code text)");
    ColumnChange change =
        new ColumnChange(
            "tiny",
            TableName.of("shop", "tiny"),
            new ColumnPlan(new Identifier("n"), "integer", null, null, Demands.NONE),
            new Forward("coalesce((new.code)::integer, 7)", List.of(new Identifier("code")), false),
            null);
    Filled tiny =
        Filled.after(
            database, change, "insert into shop.tiny select null from generate_series(1, 2000)");
    assertThat(tiny.number("select max((ctid::text::point)[1]) from shop.tiny")).isGreaterThan(255);
    assertThat(tiny.fill().rows().changed()).isEqualTo(2000);
    assertThat(tiny.mismatches()).isZero();
  }

  @Test
  void meansTheSameAsTheTriggerInASessionOfOtherSettings() throws SQLException {
    database.run("alter table shop.item add at timestamptz");
    Filled item =
        Filled.after(
            database,
            Shop.change(
                "date", new Forward("(new.at)::date", List.of(new Identifier("at")), false), null),
            "insert into shop.item (at) values ('2026-07-02 02:00+00')");
    // it would put right what the fill gets wrong
    database.run("alter table shop.item disable trigger user");
    try (Connection worker = database.connect()) {
      TestDatabase.run(worker, "set timezone = 'America/New_York'");
      new FillRange(Filled.SMALL).run(worker, item.rule(), item.range(), Pace.FREE);
      assertThat(TestDatabase.ask(worker, "select code_number from shop.item"))
          .isEqualTo("2026-07-02");
    }
  }

  @Test
  void leavesTheSessionAsItWas() throws SQLException {
    Filled item = Filled.after(database, Shop.bothWays(), ROWS);
    String settings =
        """
        select string_agg(name || '=' || setting, ' ' order by name) from pg_settings
         where name not in ('session_replication_role')""";
    try (Connection worker = database.connect()) {
      TestDatabase.run(worker, "set timezone = 'America/New_York'", "set lock_timeout = '7s'");
      String before = TestDatabase.ask(worker, settings);
      new FillRange(Filled.SMALL).run(worker, item.rule(), item.range(), Pace.FREE);
      assertThat(TestDatabase.ask(worker, settings)).isEqualTo(before);
      assertThat(worker.getAutoCommit()).isTrue();
    }
  }

  @Test
  void goesOnOnceOthersLetGoOfTheirRows() throws SQLException {
    Filled item = Filled.after(database, Shop.bothWays(), ROWS);
    try (Connection other = database.connect();
        Connection worker = database.connect()) {
      other.setAutoCommit(false);
      TestDatabase.run(other, "update shop.item set note = 'held' where id = 1000");
      int[] pauses = {0};
      FillRange fill =
          new FillRange(
              Filled.SMALL,
              System::nanoTime,
              duration -> {
                if (++pauses[0] == 3) {
                  commit(other);
                }
              });
      RangeOutcome outcome = fill.run(worker, item.rule(), item.range(), Pace.FREE);
      assertThat(outcome.ending()).isEqualTo(Ending.DONE);
      assertThat(pauses[0]).isEqualTo(3);
      assertThat(item.mismatches()).isZero();
    }
  }

  @Test
  void goesOnWhereItsStatementIsCancelled() throws Exception {
    Filled item = Filled.after(database, Shop.bothWays(), ROWS);
    try (Connection other = database.connect();
        Connection worker = database.connect("cancelled")) {
      other.setAutoCommit(false);
      TestDatabase.run(other, "update shop.item set note = 'held' where id = 1000");
      CompletableFuture<RangeOutcome> filled =
          CompletableFuture.supplyAsync(
              () -> PATIENT.run(worker, item.rule(), rangeOf(item), Pace.FREE));
      awaitWaiting("cancelled");
      database.run(
          "select pg_cancel_backend(pid) from pg_stat_activity where application_name = 'cancelled'");
      other.commit();
      assertThat(filled.get(1, TimeUnit.MINUTES).ending()).isEqualTo(Ending.DONE);
      assertThat(item.mismatches()).isZero();
    }
  }

  @Test
  void goesOnWhereItIsTheVictimOfADeadlock() throws Exception {
    Filled item = Filled.after(database, Shop.bothWays(), ROWS);
    long before = deadlocks();
    try (Connection other = database.connect();
        Connection worker = database.connect("victim")) {
      TestDatabase.run(other, "set deadlock_timeout = '1min'");
      other.setAutoCommit(false);
      TestDatabase.run(other, "update shop.item set note = 'held' where id = 40");
      CompletableFuture<RangeOutcome> filled =
          CompletableFuture.supplyAsync(
              () -> PATIENT.run(worker, item.rule(), rangeOf(item), Pace.FREE));
      awaitWaiting("victim");
      TestDatabase.run(other, "update shop.item set note = 'held' where id = 1");
      other.commit();
      assertThat(filled.get(1, TimeUnit.MINUTES).ending()).isEqualTo(Ending.DONE);
      assertThat(item.mismatches()).isZero();
    }
    await().atMost(Duration.ofSeconds(20)).until(() -> deadlocks() > before);
  }

  private static long deadlocks() throws SQLException {
    return Long.parseLong(
        String.valueOf(
            database.ask(
                "select deadlocks from pg_stat_database where datname = current_database()")));
  }

  private static PageRange rangeOf(Filled item) {
    try {
      return item.range();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitWaiting(String session) {
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () ->
                database.isTrue(
                    "select count(*) > 0 from pg_stat_activity where application_name = '%s' and wait_event_type = 'Lock'"
                        .formatted(session)));
  }

  @Test
  void boundsEachOfItsTransactionsAndPinsWhatValuesMean() throws SQLException {
    Filled item = Filled.after(database, Shop.bothWays(), ROWS);
    List<String> inForce = new ArrayList<>();
    try (Connection connection = database.connect()) {
      TestDatabase.run(
          connection,
          "set timezone = 'America/New_York'",
          "set datestyle = 'ISO, DMY'",
          "set intervalstyle = 'sql_standard'",
          "set extra_float_digits = -5",
          "set search_path = shop",
          "set synchronous_commit = on",
          "set jit = on");
      Connection inside =
          beforeTheUpdate(
              connection,
              () -> inForce.add(String.valueOf(TestDatabase.ask(connection, SETTINGS_IN_FORCE))));
      new FillRange(Filled.SMALL).run(inside, item.rule(), item.range(), Pace.FREE);
    }
    assertThat(inForce)
        .containsExactly(
            """
            DateStyle=ISO, MDY
            IntervalStyle=postgres
            TimeZone=UTC
            extra_float_digits=1
            idle_in_transaction_session_timeout=20s
            jit=off
            lock_timeout=100ms
            row_security=off
            search_path=pg_catalog, pg_temp
            session_replication_role=origin
            statement_timeout=20s
            synchronous_commit=local
            transaction_isolation=read committed""");
  }

  @Test
  void givesUpWhereOthersDoNotLetGo() throws SQLException {
    Filled item = Filled.after(database, Shop.bothWays(), ROWS);
    try (Connection other = database.connect()) {
      other.setAutoCommit(false);
      TestDatabase.run(other, "update shop.item set note = 'held' where id = 1000");
      assertThatThrownBy(item::fill)
          .isInstanceOf(TargetUnavailableException.class)
          .hasMessageContaining("Cannot fill code_number of shop.item, page")
          .hasMessageContaining("(SQLSTATE 55P03)")
          .hasMessageContaining("try again later");
    }
  }

  @Test
  void worksWithTheLeastOfRights() throws SQLException {
    Filled item = Filled.after(database, Shop.bothWays(), ROWS);
    try (Connection worker = worker()) {
      assertThat(
              new FillRange(Filled.SMALL)
                  .run(worker, item.rule(), item.range(), Pace.FREE)
                  .rows()
                  .changed())
          .isEqualTo(4000);
    }
  }

  @Test
  void failsRatherThanSeeFewerRows() throws SQLException {
    Filled item = Filled.after(database, Shop.bothWays(), ROWS);
    database.run(
        "alter table shop.item enable row level security",
        "create policy few on shop.item using (id < 10)");
    try (Connection worker = worker()) {
      assertThatThrownBy(
              () -> new FillRange(Filled.SMALL).run(worker, item.rule(), item.range(), Pace.FREE))
          .isInstanceOf(TargetRefusedException.class)
          .hasMessageContaining("row-level security");
    }
  }

  @Test
  void givesVolatileValuesToRowsWithoutOneAndToNoOther() throws SQLException {
    Filled item =
        Filled.after(
            database,
            Shop.change("uuid", new Forward("gen_random_uuid()", List.of(), true), null),
            ROWS,
            "update shop.item set code_number = '00000000-0000-0000-0000-000000000000' where id <= 10");
    assertThat(item.fill().rows().changed()).isEqualTo(3990);
    assertThat(item.number("select count(distinct code_number) from shop.item")).isEqualTo(3991);
    assertThat(item.fill().rows().changed()).isZero();
    assertThat(item.verify().rows()).isEqualTo(new RowCounts(4000, 0, 0, 0));
  }

  @Test
  void fillsOnePartitionOfATable() throws SQLException {
    database.run(
        Shop.DROP,
        "create schema shop",
        "create table shop.item (id bigint, code text) partition by range (id)",
        "create table shop.\"it's 1?\" partition of shop.item for values from (0) to (100)",
        "create table shop.item_2 partition of shop.item for values from (100) to (200)");
    Filled item =
        Filled.after(
            database,
            Shop.bothWays(),
            "insert into shop.item select i, i::text from generate_series(0, 199) i");
    RangeOutcome outcome = item.fill(item.rule(), item.range(TableName.of("shop", "it's 1?")));
    assertThat(outcome.rows().changed()).isEqualTo(100);
    assertThat(item.mismatches()).isEqualTo(100);
  }

  @Test
  void takesOperatorsThatLookLikeParameters() throws SQLException {
    database.run("alter table shop.item add tags jsonb");
    Filled item =
        Filled.after(
            database,
            Shop.change(
                "boolean",
                new Forward("(new.tags ? 'what?'::text)", List.of(new Identifier("tags")), false),
                null),
            "insert into shop.item (tags) values ('[\"what?\"]'), ('[]')");
    assertThat(item.fill().rows().changed()).isEqualTo(2);
    assertThat(item.number("select count(*) from shop.item where code_number")).isEqualTo(1);
  }

  @Test
  void cutsLaterSlicesSmallerWhereTransactionsAreLong() throws SQLException {
    Filled item = Filled.after(database, Shop.bothWays(), ROWS);
    long[] clock = {0};
    FillSettings settings = new FillSettings(8, 1, 1, Duration.ofMillis(100), SliceLimits.DEFAULT);
    FillRange fill =
        new FillRange(settings, () -> clock[0] += Duration.ofMillis(150).toNanos(), p -> {});
    try (Connection worker = database.connect()) {
      RangeOutcome outcome = fill.run(worker, item.rule(), item.range(), Pace.FREE);
      long pages = outcome.nextPage();
      // slices of 8, 4, 2, then single pages, each with one stripe and a sweep
      assertThat(outcome.timing().transactions()).isEqualTo((int) (2 * (3 + pages - 14)));
      assertThat(outcome.timing().longest()).isEqualTo(Duration.ofMillis(150));
      assertThat(item.mismatches()).isZero();
    }
  }

  private static Connection worker() throws SQLException {
    database.run(
        """
        do 'begin if to_regrole(''shop_worker'') is null then
              create role shop_worker login password ''worker''; end if; end'""",
        "grant usage on schema shop to shop_worker",
        "grant select, update (code_number) on shop.item to shop_worker");
    return java.sql.DriverManager.getConnection(database.url(), "shop_worker", "worker");
  }

  private static void raise(long epoch) throws SQLException {
    try (Connection planner = database.connect()) {
      new Steps(planner)
          .run(new RaiseEpoch(Shop.bothWays(), TableLayout.plain(18, Shop.ITEM), epoch));
    }
  }

  /**
   * A connection that stops once, inside its transaction, right before the statement that writes.
   */
  private static Connection beforeTheUpdate(Connection connection, Interruption interruption) {
    boolean[] met = {false};
    return (Connection)
        Proxy.newProxyInstance(
            FillRangeIT.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              boolean write =
                  method.getName().equals("prepareStatement")
                      && String.valueOf(arguments[0]).startsWith("update only");
              if (write && !met[0]) {
                met[0] = true;
                interruption.run();
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private interface Interruption {
    void run() throws SQLException;
  }

  private static void run(String sql) {
    try {
      database.run(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void commit(Connection connection) {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
