package dev.cinch.planner.jdbc;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.range.Pass;
import dev.cinch.planner.range.Range;
import dev.cinch.planner.range.Ranges;
import dev.cinch.target.name.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcRanges implements Ranges {

  private static final String COUNT_OUT =
      """
      select count(*) from page_range where pass = :pass and status in ('GIVEN', 'TAKEN')
      """;

  private static final String COUNT_TAKEN =
      """
      select count(*) from page_range where pass = :pass and status = 'TAKEN'
      """;

  private static final String COUNT_OPEN =
      """
      select count(*) from page_range where pass = :pass and status in ('WAITING', 'GIVEN', 'TAKEN')
      """;

  private static final String WAITING =
      """
      select id, leaf_schema, leaf_name, first_page, end_page, issue,
             case when issue = 0 then null
                  when attempt <> :attempt then 'RESUMED'
                  when worker is not null then 'SILENT'
                  when failures > 0 then 'FAILED'
                  when heard_at is null then 'UNTAKEN'
                  else 'HANDED_BACK'
             end as again
        from page_range
       where pass = :pass and status = 'WAITING' and (due_at is null or due_at <= :now)
       order by due_at nulls first, leaf_schema, leaf_name, first_page
       limit :limit
      """;

  private static final String ADD_GIVEN =
      """
      insert into page_range (id, pass, leaf_schema, leaf_name, first_page, end_page, status,
                              attempt, issue, given_at)
      values (:id, :pass, :leafSchema, :leafName, :firstPage, :endPage, 'GIVEN', :attempt, :issue,
              :now)
      """;

  private static final String GIVE_AGAIN =
      """
      update page_range
         set status = 'GIVEN', attempt = :attempt, issue = :issue, given_at = :now,
             heard_at = null, worker = null, due_at = null
       where id = :id and status = 'WAITING'
      """;

  private static final String TAKE_BACK =
      """
      with taken_back as (
        select r.id, r.status
          from page_range r
         where r.pass = :pass
           and r.status in ('GIVEN', 'TAKEN')
           and (r.attempt <> :attempt
                or r.status = 'TAKEN' and r.heard_at < :silentSince
                or r.status = 'GIVEN' and r.given_at < :untakenSince
                   and exists (select 1
                                 from page_range other
                                where other.pass = r.pass
                                  and other.given_at > r.given_at
                                  and other.heard_at > :untakenSince))
           for update
      ), changed as (
        update page_range
           set status = 'WAITING', due_at = :now
         where id in (select id from taken_back)
      )
      update pass
         set ranges_lost = ranges_lost
                           + (select count(*) from taken_back where status = 'TAKEN')
       where id = :pass and exists (select 1 from taken_back)
      """;

  private static final String FAILURE =
      """
      select 'Cannot finish pages ' || first_page || ' to ' || end_page || ' of ' || leaf_schema
             || '.' || leaf_name || ' after ' || failures || ' failures: ' || coalesce(error, '')
        from page_range
       where pass = :pass and status = 'FAILED' and attempt = :attempt
       limit 1
      """;

  private static final String REVIVE_FAILED =
      """
      update page_range
         set status = 'WAITING', failures = 0, due_at = :now
       where pass = :pass and status = 'FAILED' and attempt <> :attempt
      """;

  /** What they had counted as done is to be done again. */
  private static final String REVIVE_THOSE_WITH_BAD_ROWS =
      """
      with revived as (
        update page_range
           set status = 'WAITING', failures = 0, due_at = :now
         where pass = :pass and status = 'HAS_BAD_ROWS' and attempt <> :attempt
        returning leaf_schema, leaf_name, end_page - first_page as pages
      ), undone as (
        select leaf_schema, leaf_name, sum(pages) as pages
          from revived
         group by leaf_schema, leaf_name
      ), set_back as (
        update pass_leaf leaf
           set pages_done = pages_done - undone.pages
          from undone
         where leaf.pass = :pass and leaf.leaf_schema = undone.leaf_schema
           and leaf.leaf_name = undone.leaf_name
      )
      update pass
         set ranges_done = ranges_done - (select count(*) from revived)
       where id = :pass and exists (select 1 from revived)
      """;

  private final JdbcClient jdbc;

  JdbcRanges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public long countOut(Pass pass) {
    return count(COUNT_OUT, pass);
  }

  @Override
  public long countTaken(Pass pass) {
    return count(COUNT_TAKEN, pass);
  }

  @Override
  public long countOpen(Pass pass) {
    return count(COUNT_OPEN, pass);
  }

  private long count(String sql, Pass pass) {
    return jdbc.sql(sql).param("pass", pass.id()).query(Long.class).single();
  }

  @Override
  public List<Range> waiting(Pass pass, int attempt, Instant now, int limit) {
    return jdbc.sql(WAITING)
        .param("pass", pass.id())
        .param("attempt", attempt)
        .param("now", Moments.at(now))
        .param("limit", limit)
        .query(JdbcRanges::range)
        .list();
  }

  @Override
  public void addGiven(Pass pass, Range range, int attempt, Instant now) {
    jdbc.sql(ADD_GIVEN)
        .param("id", range.id())
        .param("pass", pass.id())
        .param("leafSchema", range.leaf().schema().value())
        .param("leafName", range.leaf().name().value())
        .param("firstPage", range.firstPage())
        .param("endPage", range.endPage())
        .param("attempt", attempt)
        .param("issue", range.issue())
        .param("now", Moments.at(now))
        .update();
  }

  @Override
  public void giveAgain(Range range, int attempt, Instant now) {
    jdbc.sql(GIVE_AGAIN)
        .param("id", range.id())
        .param("attempt", attempt)
        .param("issue", range.issue())
        .param("now", Moments.at(now))
        .update();
  }

  @Override
  @Transactional
  public void takeBack(Pass pass, Migration migration, Patience patience) {
    jdbc.sql(TAKE_BACK)
        .param("pass", pass.id())
        .param("attempt", migration.attempt())
        .param("silentSince", Moments.at(patience.silentSince()))
        .param("untakenSince", Moments.at(patience.untakenSince()))
        .param("now", Moments.at(patience.now()))
        .update();
    revive(REVIVE_FAILED, pass, migration, patience);
    revive(REVIVE_THOSE_WITH_BAD_ROWS, pass, migration, patience);
  }

  private void revive(String sql, Pass pass, Migration migration, Patience patience) {
    jdbc.sql(sql)
        .param("pass", pass.id())
        .param("attempt", migration.attempt())
        .param("now", Moments.at(patience.now()))
        .update();
  }

  @Override
  public Optional<String> failure(Pass pass, int attempt) {
    return jdbc.sql(FAILURE)
        .param("pass", pass.id())
        .param("attempt", attempt)
        .query(String.class)
        .optional();
  }

  private static Range range(ResultSet row, int number) throws SQLException {
    String again = row.getString("again");
    return new Range(
        row.getObject("id", UUID.class),
        TableName.of(row.getString("leaf_schema"), row.getString("leaf_name")),
        row.getLong("first_page"),
        row.getLong("end_page"),
        row.getInt("issue"),
        again == null ? null : Range.Again.valueOf(again));
  }
}
