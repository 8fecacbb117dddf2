package dev.cinch.target.usage;

import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import dev.cinch.target.usage.Carriage.Publication;
import dev.cinch.target.usage.Carriage.Slot;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads which publications and slots carry a column. */
final class CarriageQuery {

  private static final int COLUMN_LISTS_SINCE = 15;

  private static final String PUBLICATIONS =
      """
      select p.pubname, bool_or(%s) as named
        from pg_catalog.pg_publication_tables p
       where p.schemaname || '.' || p.tablename = any(cast(:tables as text[]))
         and %s
       group by p.pubname
       order by p.pubname
      """;

  private static final String NAMED =
      """
      exists (select 1
                from pg_catalog.pg_publication_rel r
                join pg_catalog.pg_publication b on b.oid = r.prpubid
               where b.pubname = p.pubname and r.prattrs is not null
                 and r.prrelid = pg_catalog.to_regclass(
                       pg_catalog.format('%I.%I', p.schemaname, p.tablename)))
      """;

  private static final String SLOTS =
      """
      select slot_name, plugin, active
        from pg_catalog.pg_replication_slots
       where slot_type = 'logical' and database = pg_catalog.current_database()
       order by slot_name
      """;

  private final JdbcClient client;

  CarriageQuery(JdbcClient client) {
    this.client = client;
  }

  Carriage of(Collection<TableName> tables, Identifier column, int majorVersion) {
    boolean lists = majorVersion >= COLUMN_LISTS_SINCE;
    List<Publication> publications =
        client
            .sql(
                PUBLICATIONS.formatted(
                    lists ? NAMED : "false", lists ? ":column = any(p.attnames)" : "true"))
            .param(
                "tables",
                tables.stream()
                    .map(table -> table.schema().value() + "." + table.name().value())
                    .toArray(String[]::new))
            .param("column", column.value())
            .query(
                (row, number) -> new Publication(row.getString("pubname"), row.getBoolean("named")))
            .list();
    return new Carriage(
        publications,
        client
            .sql(SLOTS)
            .query(
                (row, number) ->
                    new Slot(
                        row.getString("slot_name"),
                        row.getString("plugin"),
                        row.getBoolean("active")))
            .list());
  }
}
