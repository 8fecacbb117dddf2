package dev.cinch.target.fill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.target.TestDatabase;
import dev.cinch.target.TestDatabase.Version;
import dev.cinch.target.change.RaiseEpoch;
import dev.cinch.target.change.Shop;
import dev.cinch.target.change.Steps;
import dev.cinch.target.change.TableLayout;
import dev.cinch.target.fill.RangeOutcome.Ending;
import dev.cinch.target.range.PageRange;
import dev.cinch.target.range.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The applications write both columns: there is no trigger. */
class ApplicationModeIT {

  private static final Duration A_WHILE = Duration.ofMinutes(1);
  private static final String OLD_ROWS =
      "insert into shop.item (code) select i::text from generate_series(1, 2000) i";

  private TestDatabase database;

  @SuppressWarnings("NullAway.Init")
  ApplicationModeIT() {}

  static Stream<Version> versions() {
    return TestDatabase.versions();
  }

  private Filled item(Version version, String... rows) throws SQLException {
    database = TestDatabase.of(ApplicationModeIT.class, version);
    database.run(Shop.DROP, Shop.CREATE);
    return Filled.after(database, Shop.byApplications(), rows);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void fillsRowsWithoutAValueAndLeavesWhatApplicationsWrote(Version version) throws SQLException {
    Filled item =
        item(
            version,
            OLD_ROWS,
            "update shop.item set code_number = 7 where id = 1",
            "insert into shop.item (code, code_number) values ('3000', 13), (null, null)");

    assertThat(item.fill().rows().changed()).isEqualTo(1999);
    assertThat(item.number("select code_number from shop.item where id = 1")).isEqualTo(7);
    assertThat(item.number("select code_number from shop.item where code = '3000'")).isEqualTo(13);
    assertThat(item.mismatches()).isEqualTo(2);
    assertThat(item.fill().rows().changed())
        .as("a row whose value is null as it should be is not written again")
        .isZero();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void repairsNoValueThatAnApplicationGave(Version version) throws SQLException {
    Filled item = item(version, OLD_ROWS);
    item.fill();
    database.run(
        "update shop.item set code_number = 7 where id = 1",
        "insert into shop.item (code) values ('1')");

    RangeOutcome pass = item.verify();

    assertThat(pass.rows().mismatches()).isEqualTo(2);
    assertThat(pass.rows().unfilled()).isEqualTo(1);
    assertThat(pass.rows().changed()).isEqualTo(1);
    assertThat(item.mismatches()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void writesNothingUnderAnEpochThatIsOver(Version version) throws SQLException {
    Filled item = item(version, OLD_ROWS);
    try (Connection planner = database.connect()) {
      new Steps(planner)
          .run(
              new RaiseEpoch(
                  Shop.byApplications(), TableLayout.plain(version.major(), Shop.ITEM), 2));
    }
    assertThat(item.fill().ending()).isEqualTo(Ending.STALE_EPOCH);
    assertThat(item.mismatches()).isEqualTo(2000);
    assertThat(item.fill(item.rule(2), item.range()).rows().changed()).isEqualTo(2000);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void writesNothingWithoutAMarker(Version version) throws SQLException {
    Filled item = item(version, OLD_ROWS);
    database.run("comment on column shop.item.code_number is 'cinch item-code'");
    assertThat(item.fill().ending()).isEqualTo(Ending.STALE_EPOCH);
    database.run("comment on column shop.item.code_number is null");
    assertThat(item.fill().ending()).isEqualTo(Ending.STALE_EPOCH);
    assertThat(item.mismatches()).isEqualTo(2000);
  }

  /**
   * A row without a value moves from pages that are still to come to pages that are done. Seen from
   * one moment it is where it was; seen from two it is nowhere.
   */
  @ParameterizedTest
  @MethodSource("versions")
  void findsInOneSnapshotARowThatMovesBehindTheWorkers(Version version) throws SQLException {
    Filled item = withARowThatCanMoveToTheFirstPage(version);
    long end = item.range().end();
    long middle = end / 2;
    try (HeldSnapshot shared = snapshot()) {
      RangeOutcome firstHalf = item.count(shared.snapshot(), 0, middle);
      RangeOutcome firstHalfOfItsOwn;
      try (HeldSnapshot own = snapshot()) {
        firstHalfOfItsOwn = item.count(own.snapshot(), 0, middle);
      }
      moveTheRow();
      RangeOutcome secondHalf = item.count(shared.snapshot(), middle, end);

      assertThat(firstHalf.rows().mismatches() + secondHalf.rows().mismatches()).isEqualTo(1);
      assertThat(secondHalf.rows().unfilled()).isEqualTo(1);
      try (HeldSnapshot own = snapshot()) {
        RangeOutcome secondHalfOfItsOwn = item.count(own.snapshot(), middle, end);
        assertThat(firstHalfOfItsOwn.rows().mismatches() + secondHalfOfItsOwn.rows().mismatches())
            .as("two moments miss it")
            .isZero();
      }
    }
  }

  private Filled withARowThatCanMoveToTheFirstPage(Version version) throws SQLException {
    Filled item =
        item(
            version,
            "alter table shop.item alter note set storage plain",
            "insert into shop.item (code, code_number) select i, i from generate_series(1, 2000) i",
            "update shop.item set code_number = null where id = 1900",
            "delete from shop.item where ctid < '(1,0)'");
    database.run("vacuum shop.item");
    return item;
  }

  /** Only the empty page has room for it. */
  private void moveTheRow() throws SQLException {
    database.run("update shop.item set note = repeat('x', 7000) where id = 1900");
    assertThat(database.ask("select ctid::text from shop.item where id = 1900")).startsWith("(0,");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void countsWithoutWriting(Version version) throws SQLException {
    Filled item = item(version, OLD_ROWS);
    try (HeldSnapshot snapshot = snapshot()) {
      RangeOutcome pass = item.count(snapshot.snapshot(), 0, item.range().end());
      assertThat(pass.ending()).isEqualTo(Ending.DONE);
      assertThat(pass.rows()).isEqualTo(new RowCounts(2000, 0, 0, 2000, 2000, 2000));
    }
    assertThat(item.mismatches()).isEqualTo(2000);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void namesARowOnWhichTheExpressionFailsAlsoWhenItHasMovedSince(Version version)
      throws SQLException {
    Filled item =
        item(version, OLD_ROWS, "update shop.item set code = 'no number' where id = 1000");
    try (HeldSnapshot snapshot = snapshot()) {
      database.run("update shop.item set note = 'moved' where id = 1000");

      RangeOutcome pass = item.count(snapshot.snapshot(), 0, item.range().end());

      assertThat(pass.badRows()).extracting(BadRow::key).containsExactly("id=1000");
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void provesNothingInASnapshotThatIsGone(Version version) throws SQLException {
    Filled item = item(version, OLD_ROWS);
    Snapshot gone;
    try (HeldSnapshot snapshot = snapshot()) {
      gone = snapshot.snapshot();
      assertThat(snapshot.isOpen()).isTrue();
      database.run(
          "select pg_terminate_backend(pid, 10000) from pg_stat_activity where application_name = 'cinch holder'");
      assertThat(snapshot.isOpen()).isFalse();
    }
    RangeOutcome pass = item.count(gone, 0, item.range().end());
    assertThat(pass.ending()).isEqualTo(Ending.STALE_SNAPSHOT);
    assertThat(pass.nextPage()).isZero();
    assertThat(pass.rows().seen()).isZero();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void provesNothingOnPagesThatWereRewrittenSince(Version version) throws SQLException {
    Filled item = item(version, OLD_ROWS);
    PageRange before = item.range();
    try (HeldSnapshot snapshot = snapshot()) {
      database.run("truncate shop.item");
      try (Connection worker = database.connect()) {
        assertThat(
                new VerifyRange(Filled.SMALL)
                    .count(worker, item.rule(), before, snapshot.snapshot(), Pace.FREE)
                    .ending())
            .isEqualTo(Ending.STALE_FILE);
      }
    }
  }

  private HeldSnapshot snapshot() throws SQLException {
    return HeldSnapshot.open(database.connect("cinch holder"), A_WHILE);
  }
}
