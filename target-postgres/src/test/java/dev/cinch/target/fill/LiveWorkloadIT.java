package dev.cinch.target.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.target.EachVersion;
import dev.cinch.target.TestDatabase;
import dev.cinch.target.TestDatabase.Version;
import dev.cinch.target.change.ColumnChange;
import dev.cinch.target.change.Narrow;
import dev.cinch.target.change.RaiseEpoch;
import dev.cinch.target.change.Shop;
import dev.cinch.target.change.Steps;
import dev.cinch.target.change.TableLayout;
import dev.cinch.target.fill.RangeOutcome.Ending;
import dev.cinch.target.range.PageRange;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;

/** Two slots fill and verify while applications insert, update and delete. */
class LiveWorkloadIT {

  private static final ColumnChange CHANGE = Shop.bothWays();
  private static final int ROWS = 30_000;

  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicLong writes = new AtomicLong();

  @ParameterizedTest
  @EachVersion
  void endsWithoutOneMismatch(Version version) throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    try (TestDatabase database = TestDatabase.on(version);
        Connection planner = database.connect()) {
      database.run(Shop.CREATE);
      Filled item =
          Filled.after(
              database,
              CHANGE,
              "insert into shop.item (code) select lpad(i::text, 8, '0') from generate_series(1, %d) i"
                  .formatted(ROWS));
      List<CompletableFuture<Void>> applications = new ArrayList<>();
      for (int seed = 0; seed < 3; seed++) {
        int own = seed;
        applications.add(
            CompletableFuture.runAsync(() -> unchecked(() -> write(database, own)), threads));
      }
      bothSlots(item, threads, database);
      RaiseEpoch raise = new RaiseEpoch(CHANGE, TableLayout.plain(18, Shop.ITEM), 2);
      new Steps(planner).run(raise);
      long found = verify(item, database);
      new Steps(planner).run(new Narrow(CHANGE));
      long before = writes.get();
      await().atMost(Duration.ofMinutes(1)).until(() -> writes.get() > before + 100);
      over.set(true);
      applications.forEach(CompletableFuture::join);
      assertThat(found).as("rows that a pass after the fill found").isZero();
      assertThat(item.mismatches()).isZero();
      assertThat(item.number("select count(*) from shop.item where code_number is null")).isZero();
    } finally {
      over.set(true);
      threads.shutdown();
    }
  }

  private static void bothSlots(Filled item, ExecutorService threads, TestDatabase database)
      throws SQLException {
    PageRange whole = item.range();
    long middle = whole.end() / 2;
    List<CompletableFuture<RangeOutcome>> slots =
        List.of(
            slot(item, Piece.part(whole, 0, middle), threads, database),
            slot(item, Piece.part(whole, middle, whole.end()), threads, database));
    assertThat(slots).allMatch(slot -> slot.join().ending() == Ending.DONE);
  }

  private static CompletableFuture<RangeOutcome> slot(
      Filled item, PageRange range, ExecutorService threads, TestDatabase database) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (Connection worker = database.connect()) {
            return new FillRange(Filled.SMALL).run(worker, item.rule(), range, Pace.FREE);
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        },
        threads);
  }

  private static long verify(Filled item, TestDatabase database) throws SQLException {
    try (Connection worker = database.connect()) {
      RangeOutcome outcome =
          new VerifyRange(Filled.SMALL).run(worker, item.rule(2), item.range(), Pace.FREE);
      assertThat(outcome.ending()).isEqualTo(Ending.DONE);
      return outcome.rows().mismatches();
    }
  }

  /** Old applications know code, new ones code_number, and some neither. */
  private void write(TestDatabase database, int seed) throws SQLException {
    Random random = new Random(seed);
    try (Connection application = database.connect()) {
      while (!over.get()) {
        int id = 1 + random.nextInt(ROWS);
        int value = random.nextInt(1_000_000);
        TestDatabase.run(
            application,
            switch (random.nextInt(6)) {
              case 0 -> "insert into shop.item (code) values ('0%d')".formatted(value);
              case 1 -> "insert into shop.item (code_number) values (%d)".formatted(value);
              case 2 -> "delete from shop.item where id = %d".formatted(id);
              case 3 -> "update shop.item set code = '00%d' where id = %d".formatted(value, id);
              case 4 -> "update shop.item set code_number = %d where id = %d".formatted(value, id);
              default ->
                  "update shop.item set note = repeat('y', %d) where id between %d and %d"
                      .formatted(value % 200, id, id + 20);
            });
        writes.incrementAndGet();
      }
    }
  }

  private interface Work {
    void run() throws SQLException;
  }

  private static void unchecked(Work work) {
    try {
      work.run();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
