package dev.cinch.target.catalog;

import dev.cinch.target.name.Identifier;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the triggers of a table. */
final class TriggerQuery {

  private static final String TRIGGERS =
      """
      select t.tgname::text as name,
             t.tgenabled::text as firing,
             pg_catalog.pg_get_triggerdef(t.oid) as definition,
             pg_catalog.format('%I.%I', n.nspname, p.proname) as function
        from pg_catalog.pg_trigger t
        join pg_catalog.pg_proc p on p.oid = t.tgfoid
        join pg_catalog.pg_namespace n on n.oid = p.pronamespace
       where t.tgrelid = cast(:table as oid)
         and not t.tgisinternal
       order by t.tgname
      """;

  private final JdbcClient client;

  TriggerQuery(JdbcClient client) {
    this.client = client;
  }

  List<TriggerFacts> of(long table) {
    return client
        .sql(TRIGGERS)
        .param("table", table)
        .query(
            (row, number) ->
                new TriggerFacts(
                    new Identifier(row.getString("name")),
                    TriggerFacts.Firing.of(row.getString("firing")),
                    row.getString("definition"),
                    row.getString("function")))
        .list();
  }
}
