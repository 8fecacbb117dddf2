package dev.cinch.planner.jdbc;

import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.range.BadRow;
import dev.cinch.planner.range.BadRows;
import dev.cinch.planner.range.Pass;
import dev.cinch.target.name.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcBadRows implements BadRows {

  private static final String COUNT =
      """
      select count(*) from bad_row where migration = :migration
      """;

  private static final String MET =
      """
      select leaf_schema, leaf_name, key, sql_state, message, count(*) over () as met
        from bad_row
       where range in (select id
                         from page_range
                        where pass = :pass and status = 'HAS_BAD_ROWS' and attempt = :attempt)
       order by place
       limit 1
      """;

  private static final String FORGET =
      """
      delete from bad_row
       where migration = :migration
         and range not in (select id
                             from page_range
                            where pass = :pass and status = 'HAS_BAD_ROWS')
      """;

  private static final String PAGE =
      """
      select place, leaf_schema, leaf_name, key, sql_state, message, worker, found_at, phase, number
        from bad_row
        join pass on pass.id = bad_row.pass
       where bad_row.migration = :migration and place > :after
       order by place
       limit :limit
      """;

  private final JdbcClient jdbc;

  JdbcBadRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public long count(String migration) {
    return jdbc.sql(COUNT).param("migration", migration).query(Long.class).single();
  }

  @Override
  public Optional<Met> met(Pass pass, int attempt) {
    return jdbc.sql(MET)
        .param("pass", pass.id())
        .param("attempt", attempt)
        .query((row, number) -> new Met(row.getLong("met"), badRow(row)))
        .optional();
  }

  @Override
  public void forgetAllButThoseOf(Pass pass) {
    jdbc.sql(FORGET).param("migration", pass.migration()).param("pass", pass.id()).update();
  }

  @Override
  public List<Known> page(String migration, long after, int limit) {
    return jdbc.sql(PAGE)
        .param("migration", migration)
        .param("after", after)
        .param("limit", limit)
        .query(JdbcBadRows::known)
        .list();
  }

  private static Known known(ResultSet row, int number) throws SQLException {
    return new Known(
        row.getLong("place"),
        badRow(row),
        new Pass.Name(Phase.valueOf(row.getString("phase")), row.getInt("number")),
        row.getString("worker"),
        Moments.read(row, "found_at"));
  }

  private static BadRow badRow(ResultSet row) throws SQLException {
    return new BadRow(
        TableName.of(row.getString("leaf_schema"), row.getString("leaf_name")),
        row.getString("key"),
        row.getString("sql_state"),
        row.getString("message"));
  }
}
