package dev.cinch.planner.jdbc;

import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.range.RangeMap;
import dev.cinch.planner.range.RangeMap.LeafMap;
import dev.cinch.planner.range.RangeMap.PlacedRange;
import dev.cinch.planner.range.RangeMaps;
import dev.cinch.planner.range.RangeStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcRangeMaps implements RangeMaps {

  /** Reports carry the time of the worker's clock, and come late. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private static final String PASS =
      "select id from pass where migration = :migration and phase = :phase and number = :number";

  private static final String LEAVES =
      """
      select leaf_schema || '.' || leaf_name as leaf, filenode, pages, next_page
        from pass_leaf
       where pass = :pass
       order by leaf_schema, leaf_name
      """;

  private static final String RANGES =
      """
      select leaf_schema || '.' || leaf_name as leaf, first_page, end_page, status, worker
        from page_range
       where pass = :pass and status <> 'SUPERSEDED'
         and (cast(:since as timestamptz) is null or status = 'WAITING'
              or greatest(given_at, heard_at) > :since)
       order by leaf_schema, leaf_name, first_page
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  JdbcRangeMaps(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Optional<RangeMap> of(String migration, Phase phase, int pass, @Nullable Instant since) {
    Instant at = clock.instant().minus(MARGIN);
    return jdbc.sql(PASS)
        .param("migration", migration)
        .param("phase", phase.name())
        .param("number", pass)
        .query(Long.class)
        .optional()
        .map(id -> new RangeMap(at, leaves(id, ranges(id, since))));
  }

  private Map<String, List<PlacedRange>> ranges(long pass, @Nullable Instant since) {
    Map<String, List<PlacedRange>> ranges = new HashMap<>();
    jdbc.sql(RANGES)
        .param("pass", pass)
        .param("since", since == null ? null : Moments.at(since))
        .query(
            row -> {
              ranges
                  .computeIfAbsent(row.getString("leaf"), leaf -> new ArrayList<>())
                  .add(range(row));
            });
    return ranges;
  }

  private static PlacedRange range(ResultSet row) throws SQLException {
    return new PlacedRange(
        row.getLong("first_page"),
        row.getLong("end_page"),
        RangeStatus.valueOf(row.getString("status")),
        row.getString("worker"));
  }

  private List<LeafMap> leaves(long pass, Map<String, List<PlacedRange>> ranges) {
    return jdbc.sql(LEAVES)
        .param("pass", pass)
        .query(
            (row, number) ->
                new LeafMap(
                    row.getString("leaf"),
                    row.getLong("filenode"),
                    row.getLong("pages"),
                    row.getLong("next_page"),
                    ranges.getOrDefault(row.getString("leaf"), List.of())))
        .list();
  }
}
