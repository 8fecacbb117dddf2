package dev.cinch.planner.jdbc;

import dev.cinch.planner.migration.TableQueues;
import dev.cinch.target.name.TableName;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcTableQueues implements TableQueues {

  private static final String OF =
      """
      select id
        from migration
       where target = :target and table_name = :table
         and state not in ('ROLLED_BACK', 'ABORTED', 'COMPLETED')
       order by line
      """;

  private final JdbcClient jdbc;

  JdbcTableQueues(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<String> of(String target, TableName table) {
    return jdbc.sql(OF)
        .param("target", target)
        .param("table", table.toString())
        .query(String.class)
        .list();
  }
}
