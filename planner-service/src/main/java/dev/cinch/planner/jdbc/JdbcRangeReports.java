package dev.cinch.planner.jdbc;

import dev.cinch.planner.range.BadRow;
import dev.cinch.planner.range.RangeReport;
import dev.cinch.planner.range.RangeReports;
import dev.cinch.planner.range.RangeStatus;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcRangeReports implements RangeReports {

  /** The pass is locked before its ranges, by whoever gives ranges out too: no two can deadlock. */
  private static final String LOCK_PASS =
      """
      with locked as (
        select id from pass
         where id = (select pass from page_range where id = :range)
           for update
      ), open as (
        select id, pass, leaf_schema, leaf_name, first_page, end_page, attempt, worker
          from page_range
         where id = :range and pass in (select id from locked)
           and status in ('WAITING', 'GIVEN', 'TAKEN') and (%s)
           for update
      )
      """;

  private static final String OF_THIS_ISSUE =
      LOCK_PASS.formatted("issue = :issue and status <> 'WAITING'");

  /** An earlier issue counts as well: the pages are done, whoever did them. */
  private static final String OF_ANY_ISSUE = LOCK_PASS.formatted(":nextPage > first_page");

  /** A second worker begins what another one has begun: what the first one repaired is unknown. */
  private static final String TAKEN =
      OF_THIS_ISSUE
          + """
          , lost as (
            update pass
               set ranges_lost = ranges_lost + 1
             where id in (select pass from open where worker is not null and worker <> :worker)
          )
          update page_range
             set status = 'TAKEN', worker = :worker, heard_at = :at
           where id in (select id from open)
          """;

  /** Rows that were met there before are no longer bad, or go with what is still to be done. */
  private static final String DONE_UP_TO =
      OF_ANY_ISSUE
          + """
          , paced as (
            select pass,
                   (least(:nextPage, end_page) - first_page) * 1000.0
                   / nullif(cast(:busyMillis as bigint), 0) as lately
              from open
          ), counted as (
            update pass
               set ranges_done = ranges_done + 1, rows_seen = rows_seen + :seen,
                   rows_changed = rows_changed + :changed, mismatches = mismatches + :mismatches,
                   nulls = nulls + cast(:nulls as bigint),
                   unfilled = unfilled + coalesce(cast(:unfilled as bigint), 0),
                   limited_by = :limitedBy,
                   longest_slice_millis = greatest(longest_slice_millis, :longestSliceMillis),
                   pages_per_second =
                     coalesce(0.8 * pages_per_second + 0.2 * lately, lately, pages_per_second)
              from paced
             where pass.id = paced.pass
          ), advanced as (
            update pass_leaf leaf
               set pages_done = pages_done + least(:nextPage, open.end_page) - open.first_page
              from open
             where leaf.pass = open.pass and leaf.leaf_schema = open.leaf_schema
               and leaf.leaf_name = open.leaf_name
          ), rest as (
            insert into page_range (id, pass, leaf_schema, leaf_name, first_page, end_page, status,
                                    attempt, issue)
            select :restId, pass, leaf_schema, leaf_name, :nextPage, end_page, 'WAITING', attempt, 0
              from open
             where end_page > :nextPage
          ), no_longer_bad as (
            delete from bad_row using open
             where bad_row.range = open.id and open.end_page <= :nextPage
               and bad_row.key <> all (:badKeys)
          ), perhaps_bad as (
            update bad_row
               set range = :restId
              from open
             where bad_row.range = open.id and open.end_page > :nextPage
          )
          update page_range
             set status = :status, end_page = least(:nextPage, page_range.end_page),
                 worker = :worker, heard_at = :at
           where id in (select id from open)
          """;

  private static final String MET_BAD_ROW =
      """
      insert into bad_row (migration, pass, range, leaf_schema, leaf_name, key, sql_state, message,
                           worker, found_at)
      select :migration, pass, id, :leafSchema, :leafName, :key, :sqlState, :message, :worker, :at
        from page_range
       where id = :range
      on conflict (migration, leaf_schema, leaf_name, hashtextextended(key, 0)) do update
         set pass = excluded.pass, range = excluded.range, sql_state = excluded.sql_state,
             message = excluded.message, worker = excluded.worker, found_at = excluded.found_at
      """;

  /**
   * What was repaired before counts all the same: the pass has found something. In a snapshot the
   * next worker finds the same once more.
   */
  private static final String FOUND =
      """
      , found as (
        update pass
           set mismatches = mismatches + case when snapshot is null then :mismatches else 0 end,
               limited_by = :limitedBy,
               longest_slice_millis = greatest(longest_slice_millis, :longestSliceMillis)
         where id in (select pass from open)
      )
      """;

  private static final String HANDED_BACK =
      OF_THIS_ISSUE
          + FOUND
          + """
          update page_range
             set status = 'WAITING', due_at = null, worker = null
           where id in (select id from open)
          """;

  private static final String FAILED =
      OF_THIS_ISSUE
          + FOUND
          + """
          update page_range
             set failures = failures + 1, error = :error, heard_at = :at, worker = null,
                 status = case when failures + 1 >= :allowed then 'FAILED' else 'WAITING' end,
                 due_at = cast(:at as timestamptz) + interval '250 milliseconds' * (2 ^ failures)
           where id in (select id from open)
          """;

  private static final String STALE =
      OF_THIS_ISSUE
          + """
          update pass_leaf leaf
             set stale = true
            from open
           where leaf.pass = open.pass and leaf.leaf_schema = open.leaf_schema
             and leaf.leaf_name = open.leaf_name
          """;

  private final JdbcClient jdbc;

  JdbcRangeReports(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean taken(RangeReport report) {
    return of(TAKEN, report).update() > 0;
  }

  @Override
  @Transactional
  public boolean doneUpTo(RangeReport report) {
    List<BadRow> badRows = report.how().badRows();
    RangeStatus status = badRows.isEmpty() ? RangeStatus.DONE : RangeStatus.HAS_BAD_ROWS;
    boolean entered =
        of(DONE_UP_TO, report)
                .param("status", status.name())
                .param("nextPage", report.nextPage())
                .param("busyMillis", report.how().busyMillis())
                .param("seen", report.rows().seen())
                .param("changed", report.rows().changed())
                .param("nulls", report.rows().nulls())
                .param("unfilled", report.rows().unfilled())
                .param("restId", UUID.randomUUID())
                .param("badKeys", badRows.stream().map(BadRow::key).toArray(String[]::new))
                .update()
            > 0;
    if (entered) {
      badRows.forEach(row -> enter(row, report));
    }
    return entered;
  }

  private void enter(BadRow row, RangeReport report) {
    jdbc.sql(MET_BAD_ROW)
        .param("migration", report.subject().migration())
        .param("range", report.subject().range())
        .param("leafSchema", row.leaf().schema().value())
        .param("leafName", row.leaf().name().value())
        .param("key", row.key())
        .param("sqlState", row.sqlState())
        .param("message", row.message())
        .param("worker", report.how().worker())
        .param("at", Moments.at(report.how().at()))
        .update();
  }

  @Override
  public boolean handedBack(RangeReport report) {
    return of(HANDED_BACK, report).update() > 0;
  }

  @Override
  public boolean failed(RangeReport report, int failuresAllowed) {
    return of(FAILED, report)
            .param("error", report.how().error())
            .param("allowed", failuresAllowed)
            .update()
        > 0;
  }

  @Override
  public boolean stale(RangeReport report) {
    return of(STALE, report).update() > 0;
  }

  private StatementSpec of(String sql, RangeReport report) {
    return jdbc.sql(sql)
        .param("range", report.subject().range())
        .param("issue", report.subject().issue())
        .param("worker", report.how().worker())
        .param("mismatches", report.rows().mismatches())
        .param("limitedBy", report.how().limitedBy())
        .param("longestSliceMillis", report.how().longestSliceMillis())
        .param("at", Moments.at(report.how().at()));
  }
}
