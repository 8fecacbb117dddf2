package dev.cinch.planner.jdbc;

import dev.cinch.planner.range.Pass;
import dev.cinch.planner.range.PassSummaries;
import dev.cinch.planner.range.PassSummary;
import dev.cinch.planner.range.PassSummary.FailingRange;
import dev.cinch.planner.range.PassSummary.LeafSummary;
import dev.cinch.planner.range.RangeStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcPassSummaries implements PassSummaries {

  private static final String PASSES =
      """
      select id, migration, phase, number, ranges_done, ranges_lost, rows_seen, rows_changed,
             mismatches, nulls, unfilled, pages_per_second, started_at, snapshot, reason,
             limited_by, longest_slice_millis
        from pass
       where migration = :migration
       order by id
      """;

  private static final String COUNTS =
      """
      select status, count(*) as ranges
        from page_range
       where pass = :pass
       group by status
      """;

  private static final String LEAVES =
      """
      select leaf_schema || '.' || leaf_name as leaf, pages, next_page, pages_done
        from pass_leaf
       where pass = :pass
       order by leaf_schema, leaf_name
      """;

  private static final String FAILING =
      """
      select leaf_schema || '.' || leaf_name as leaf, first_page, end_page, status, failures, error
        from page_range
       where pass = :pass and failures > 0 and status not in ('DONE', 'HAS_BAD_ROWS', 'SUPERSEDED')
       order by failures desc, first_page
       limit :limit
      """;

  private final JdbcClient jdbc;

  JdbcPassSummaries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public List<PassSummary> of(String migration, int failing) {
    return jdbc.sql(PASSES)
        .param("migration", migration)
        .query((row, number) -> summary(row, number, failing))
        .list();
  }

  private PassSummary summary(ResultSet row, int number, int failing) throws SQLException {
    Pass pass = JdbcPasses.pass(row, number);
    return new PassSummary(
        pass,
        Moments.read(row, "started_at"),
        row.getString("limited_by"),
        row.getLong("longest_slice_millis"),
        counts(pass),
        leaves(pass),
        failing(pass, failing));
  }

  private Map<RangeStatus, Long> counts(Pass pass) {
    Map<RangeStatus, Long> counts = new EnumMap<>(RangeStatus.class);
    jdbc.sql(COUNTS)
        .param("pass", pass.id())
        .query(
            row -> {
              counts.put(RangeStatus.valueOf(row.getString("status")), row.getLong("ranges"));
            });
    return counts;
  }

  private List<LeafSummary> leaves(Pass pass) {
    return jdbc.sql(LEAVES)
        .param("pass", pass.id())
        .query(
            (row, number) ->
                new LeafSummary(
                    row.getString("leaf"),
                    row.getLong("pages"),
                    row.getLong("next_page"),
                    row.getLong("pages_done")))
        .list();
  }

  private List<FailingRange> failing(Pass pass, int limit) {
    return jdbc.sql(FAILING)
        .param("pass", pass.id())
        .param("limit", limit)
        .query(
            (row, number) ->
                new FailingRange(
                    row.getString("leaf"),
                    row.getLong("first_page"),
                    row.getLong("end_page"),
                    RangeStatus.valueOf(row.getString("status")),
                    row.getInt("failures"),
                    row.getString("error")))
        .list();
  }
}
