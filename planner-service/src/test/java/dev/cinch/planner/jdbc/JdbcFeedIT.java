package dev.cinch.planner.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.planner.feed.FeedEvent;
import dev.cinch.planner.feed.FeedEvent.Stands;
import dev.cinch.planner.gate.Outcome;
import dev.cinch.planner.gate.Verdict;
import dev.cinch.planner.gate.Verdict.Question;
import dev.cinch.planner.gate.Verdict.Validity;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

class JdbcFeedIT {

  private final PlannerDatabase database = new PlannerDatabase();
  private final JdbcFeed feed = new JdbcFeed(database.client, database.migrations);

  /** The one that took its id first is visible last: an order by ids would lose it. */
  @Test
  void putsWhatBecomesVisibleLaterBehindWhatHasBeenSeen() throws SQLException {
    database.start("early");
    database.start("late");
    place();
    long seen = feed.last();
    try (Connection early = connection();
        Connection late = connection()) {
      add(early, "early");
      add(late, "late");
      late.commit();
      place();
      List<FeedEvent> first = feed.after(seen, null, 10);
      assertThat(first).extracting(FeedEvent::migration).containsExactly("late");

      early.commit();
      place();
      assertThat(feed.after(first.get(0).place(), null, 10))
          .extracting(FeedEvent::migration)
          .containsExactly("early");
    }
  }

  @Test
  void leavesThePlacingToWhoeverIsAtIt() throws SQLException {
    database.start("waits");
    try (Connection other = connection()) {
      other.createStatement().execute("select last from feed for update");
      place();
      assertThat(feed.after(0, null, 10)).isEmpty();
      other.rollback();
    }
    place();
    assertThat(feed.after(0, null, 10)).hasSize(2);
  }

  @Test
  void keepsOnlyTheNewestStandingOfAMigration() {
    Migration migration = database.start("stands");
    place();
    migration = database.save(migration.report(Progress.NONE, PlannerDatabase.NOW));
    place();
    migration = database.save(migration.report(Progress.NONE, PlannerDatabase.NOW));
    place();

    assertThat(feed.after(0, "stands", 10))
        .filteredOn(Stands.class::isInstance)
        .singleElement()
        .isEqualTo(new Stands(feed.last(), "stands", "seq " + migration.revision().seq()));
  }

  @Test
  void tellsOfAMigrationAgainWhenTheGateHasSaidSomethingNew() {
    database.start("asks");
    place();
    long before = feed.last();
    verdict(1, Outcome.BLOCKED);
    place();
    long told = feed.last();
    verdict(2, Outcome.PASS);
    place();
    place();

    assertThat(told).isGreaterThan(before);
    assertThat(feed.after(told, "asks", 10)).singleElement().isInstanceOf(Stands.class);
    verdict(1, Outcome.UNKNOWN);
    place();
    assertThat(feed.after(told, "asks", 10)).as("one that is late tells nothing").hasSize(1);
  }

  private void verdict(int decidedAt, Outcome outcome) {
    Instant at = PlannerDatabase.NOW.plusSeconds(decidedAt);
    new JdbcVerdicts(database.client)
        .keep(
            new Verdict(
                new Question("asks", 1, "digest", Phase.TIGHTEN),
                outcome,
                List.of(),
                new Validity(at, at.plusSeconds(60))));
  }

  @Test
  void movesAStandingNoOftenerThanItsPause() {
    Migration migration = database.start("paused");
    feed.place(Duration.ofHours(1), JdbcFeedIT::described);
    long placed = feed.last();
    database.save(migration.report(Progress.NONE, PlannerDatabase.NOW));
    feed.place(Duration.ofHours(1), JdbcFeedIT::described);

    assertThat(feed.last()).isEqualTo(placed);
  }

  @Test
  void readsOnFromAnyPlaceInBatches() {
    database.start("one");
    database.start("two");
    place();
    List<FeedEvent> all = feed.after(0, null, 100);

    assertThat(all).hasSize(4);
    assertThat(feed.after(0, null, 3)).isEqualTo(all.subList(0, 3));
    assertThat(feed.after(all.get(2).place(), null, 3)).isEqualTo(all.subList(3, 4));
    assertThat(feed.after(0, "two", 100)).hasSize(2);
  }

  @Test
  void listsMigrationsThatAreOlderThanTheListByTheirPlans() {
    PlannerDatabase old = new PlannerDatabase();
    old.client.sql("drop schema public cascade; create schema public").update();
    Flyway.configure()
        .dataSource(old.source)
        .target(MigrationVersion.fromVersion("2"))
        .load()
        .migrate();
    old.client
        .sql(
            """
            insert into migration (id, version, seq, state, attempt, epoch, approved, plan,
                                   plan_digest, progress, created_at, updated_at)
            values ('a', 0, 1, 'ACTIVE', 1, 1, '{}', :plan, 'd', '{}', now(), now()),
                   ('b', 0, 1, 'ACTIVE', 1, 1, '{}', :other, 'e', '{}', now(), now())
            """)
        .param("plan", "id: a\nowner: team-orders\ntarget: shop\ntable: public.orders\n")
        .param("other", "id: b\nowner: 'team b' # they\ntarget: \"shop\"\ntable: orders\n")
        .update();
    Flyway.configure().dataSource(old.source).load().migrate();

    assertThat(
            old.client
                .sql("select concat_ws('|', owner, target, table_name) from migration order by id")
                .query(String.class)
                .list())
        .containsExactly("team-orders|shop|public.orders", "team b|shop|public.orders");
  }

  private void place() {
    database.transactions.inOne(
        () -> {
          feed.place(Duration.ZERO, JdbcFeedIT::described);
          return true;
        });
  }

  private static String described(Migration migration) {
    return "seq " + migration.revision().seq();
  }

  private Connection connection() throws SQLException {
    Connection connection = database.source.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  private static void add(Connection connection, String migration) throws SQLException {
    connection
        .createStatement()
        .execute(
            "insert into history (migration, at, actor, attempt, what, evidence) values ('%s', now(), 'test', 1, 'state', '{}')"
                .formatted(migration));
  }
}
