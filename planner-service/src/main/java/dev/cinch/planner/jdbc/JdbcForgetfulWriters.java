package dev.cinch.planner.jdbc;

import dev.cinch.planner.step.ForgetfulWriters;
import dev.cinch.target.usage.SeenWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcForgetfulWriters implements ForgetfulWriters {

  private static final String SAW =
      """
      insert into forgetful_writer (migration, role, application, client, statement, first_seen,
                                    last_seen)
      values (:migration, :role, :application, :client, :statement, :at, :at)
      on conflict (migration, role, application, coalesce(client, ''), md5(statement)) do update
         set last_seen = excluded.last_seen
      """;

  private static final String SINCE =
      """
      select role, application, client, statement, first_seen, last_seen
        from forgetful_writer
       where migration = :migration and last_seen >= :begin
       order by last_seen desc, application, statement
       limit :most
      """;

  /** A statement that is put together anew each time would be a list without end. */
  private static final int MOST = 100;

  private final JdbcClient jdbc;

  JdbcForgetfulWriters(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void saw(String migration, List<SeenWriter> writers, Instant at) {
    for (SeenWriter writer : writers) {
      jdbc.sql(SAW)
          .param("migration", migration)
          .param("role", writer.role())
          .param("application", writer.application())
          .param("client", writer.client())
          .param("statement", writer.statement())
          .param("at", Moments.at(at))
          .update();
    }
  }

  @Override
  public List<Sighting> since(String migration, Instant begin) {
    return jdbc.sql(SINCE)
        .param("migration", migration)
        .param("begin", Moments.at(begin))
        .param("most", MOST)
        .query(JdbcForgetfulWriters::sighting)
        .list();
  }

  private static Sighting sighting(ResultSet row, int number) throws SQLException {
    return new Sighting(
        new SeenWriter(
            row.getString("role"),
            row.getString("application"),
            row.getString("client"),
            row.getString("statement")),
        Moments.read(row, "first_seen"),
        Moments.read(row, "last_seen"));
  }
}
