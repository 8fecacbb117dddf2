package dev.cinch.planner.jdbc;

import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.rehearsal.Reading;
import dev.cinch.planner.rehearsal.Reading.Edge;
import dev.cinch.planner.rehearsal.Reading.Gauge;
import dev.cinch.planner.rehearsal.Readings;
import dev.cinch.planner.rehearsal.Sizes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcReadings implements Readings {

  private static final String KEEP =
      """
      insert into rehearsal_reading (migration, phase, edge, at, log_bytes, table_bytes, index_bytes,
                                     row_count)
      values (:migration, :phase, :edge, :at, :logBytes, :tableBytes, :indexBytes, :rows)
      on conflict (migration, phase, edge) do update
         set at = excluded.at, log_bytes = excluded.log_bytes, table_bytes = excluded.table_bytes,
             index_bytes = excluded.index_bytes, row_count = excluded.row_count
       where rehearsal_reading.edge <> 'BEGAN'
      """;

  private static final String OF =
      """
      select phase, edge, at, log_bytes, table_bytes, index_bytes, row_count
        from rehearsal_reading
       where migration = :migration
       order by at, log_bytes
      """;

  private final JdbcClient jdbc;

  JdbcReadings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void keep(String migration, Reading reading) {
    Sizes sizes = reading.gauge().sizes();
    jdbc.sql(KEEP)
        .param("migration", migration)
        .param("phase", reading.phase().name())
        .param("edge", reading.edge().name())
        .param("at", Moments.at(reading.at()))
        .param("logBytes", reading.gauge().logBytes())
        .param("tableBytes", sizes.tableBytes())
        .param("indexBytes", sizes.indexBytes())
        .param("rows", sizes.rows())
        .update();
  }

  @Override
  public List<Reading> of(String migration) {
    return jdbc.sql(OF).param("migration", migration).query(JdbcReadings::reading).list();
  }

  private static Reading reading(ResultSet row, int number) throws SQLException {
    return new Reading(
        Phase.valueOf(row.getString("phase")),
        Edge.valueOf(row.getString("edge")),
        Moments.read(row, "at"),
        new Gauge(
            row.getLong("log_bytes"),
            new Sizes(
                row.getLong("table_bytes"),
                row.getLong("index_bytes"),
                row.getObject("row_count", Long.class))));
  }
}
