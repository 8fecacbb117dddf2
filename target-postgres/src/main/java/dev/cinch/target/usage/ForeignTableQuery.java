package dev.cinch.target.usage;

import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads which foreign tables of this database may read a column of a table of the same name. Where
 * their servers lead can't be seen from here, and may be to here.
 */
final class ForeignTableQuery {

  private static final String FOREIGN_TABLES =
      """
      select (pg_catalog.pg_identify_object('pg_catalog.pg_class'::regclass, c.oid, 0)).identity
               || ' (server ' || s.srvname || ')' as name
        from pg_catalog.pg_foreign_table f
        join pg_catalog.pg_class c on c.oid = f.ftrelid
        join pg_catalog.pg_foreign_server s on s.oid = f.ftserver
        join pg_catalog.pg_attribute a
          on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where coalesce((select option_value from pg_catalog.pg_options_to_table(f.ftoptions)
                        where option_name = 'table_name'), c.relname) = :table
         and coalesce((select option_value from pg_catalog.pg_options_to_table(a.attfdwoptions)
                        where option_name = 'column_name'), a.attname) = :column
       order by 1
      """;

  private final JdbcClient client;

  ForeignTableQuery(JdbcClient client) {
    this.client = client;
  }

  List<String> perhapsReading(TableName table, Identifier column) {
    return client
        .sql(FOREIGN_TABLES)
        .param("table", table.name().value())
        .param("column", column.value())
        .query(String.class)
        .list();
  }
}
