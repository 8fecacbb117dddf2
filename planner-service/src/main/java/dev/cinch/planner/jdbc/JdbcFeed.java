package dev.cinch.planner.jdbc;

import dev.cinch.planner.feed.Feed;
import dev.cinch.planner.feed.FeedEvent;
import dev.cinch.planner.feed.FeedEvent.Happened;
import dev.cinch.planner.feed.FeedEvent.Stands;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Migrations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcFeed implements Feed {

  /** Whoever holds the row gives out places until its transaction ends, and nobody else. */
  private static final String BEGIN = "select last from feed for update skip locked";

  private static final String PLACE_HISTORY =
      """
      update history
         set place = :last + waiting.number
        from (select id, row_number() over (order by id) as number
                from history
               where place is null
               order by id
               limit 10000) waiting
       where history.id = waiting.id
      """;

  /**
   * Also where the gate has said something new, or a step waits for somebody else or nobody any
   * more, which is no part of the migration itself.
   */
  private static final String CHANGED =
      """
      select m.id, others.said
        from migration m
        left join feed_standing s on s.migration = m.id
       cross join lateral (
         select (select coalesce(sum(v.revision), 0) from verdict v where v.migration = m.id)
                + (select coalesce(sum(w.revision), 0) from standstill w where w.migration = m.id)
                as said) as others
       where s.migration is null
          or (s.seq <> m.seq or s.verdicts <> others.said)
             and s.placed_at <= clock_timestamp() - make_interval(secs => :pause)
       order by m.updated_at
       limit 1000
      """;

  private static final String PLACE_STANDING =
      """
      insert into feed_standing (migration, seq, verdicts, place, placed_at, standing)
      values (:migration, :seq, :verdicts, :place, clock_timestamp(), :standing)
      on conflict (migration) do update
         set seq = excluded.seq, verdicts = excluded.verdicts, place = excluded.place,
             placed_at = excluded.placed_at, standing = excluded.standing
      """;

  private static final String AFTER =
      """
      select place, migration, null as standing, at, actor, attempt, what, phase, before, after,
             reason, evidence
        from history
       where place > :place and (cast(:migration as text) is null or migration = :migration)
      union all
      select place, migration, standing, null, null, null, null, null, null, null, null, null
        from feed_standing
       where place > :place and (cast(:migration as text) is null or migration = :migration)
       order by place
       limit :limit
      """;

  private final JdbcClient jdbc;
  private final Migrations migrations;

  JdbcFeed(JdbcClient jdbc, Migrations migrations) {
    this.jdbc = jdbc;
    this.migrations = migrations;
  }

  @Override
  @Transactional
  public void place(Duration pause, Function<Migration, String> description) {
    Optional<Long> turn = jdbc.sql(BEGIN).query(Long.class).optional();
    if (turn.isPresent()) {
      long before = turn.get();
      long last = before + jdbc.sql(PLACE_HISTORY).param("last", before).update();
      for (Changed changed : changed(pause)) {
        placeStanding(changed, ++last, description.apply(changed.migration()));
      }
      if (last > before) {
        jdbc.sql("update feed set last = :last").param("last", last).update();
      }
    }
  }

  /**
   * A migration that is to be told of.
   *
   * @param verdicts how often the gate, or a step that waits, had said something when this was
   *     looked for
   */
  private record Changed(Migration migration, long verdicts) {}

  private List<Changed> changed(Duration pause) {
    Map<String, Long> found = new LinkedHashMap<>();
    jdbc.sql(CHANGED)
        .param("pause", pause.toMillis() / 1000.0)
        .query((RowCallbackHandler) row -> found.put(row.getString("id"), row.getLong("said")));
    List<Changed> changed = new ArrayList<>();
    found.forEach(
        (id, verdicts) ->
            migrations.find(id).ifPresent(one -> changed.add(new Changed(one, verdicts))));
    return changed;
  }

  private void placeStanding(Changed changed, long place, String standing) {
    jdbc.sql(PLACE_STANDING)
        .param("migration", changed.migration().id())
        .param("seq", changed.migration().revision().seq())
        .param("verdicts", changed.verdicts())
        .param("place", place)
        .param("standing", standing)
        .update();
  }

  @Override
  public long last() {
    return jdbc.sql("select last from feed").query(Long.class).single();
  }

  @Override
  public List<FeedEvent> after(long place, @Nullable String migration, int limit) {
    return jdbc.sql(AFTER)
        .param("place", place)
        .param("migration", migration)
        .param("limit", limit)
        .query(JdbcFeed::event)
        .list();
  }

  private static FeedEvent event(ResultSet row, int number) throws SQLException {
    long place = row.getLong("place");
    String migration = row.getString("migration");
    String standing = row.getString("standing");
    return standing == null
        ? new Happened(place, migration, JdbcHistory.entry(row, number))
        : new Stands(place, migration, standing);
  }
}
