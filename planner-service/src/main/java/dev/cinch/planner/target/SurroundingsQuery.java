package dev.cinch.planner.target;

import dev.cinch.planner.lint.TargetPicture.NewColumn;
import dev.cinch.planner.lint.TargetPicture.Slot;
import dev.cinch.planner.lint.TargetPicture.Surroundings;
import dev.cinch.planner.lint.TargetPicture.UsedKey;
import dev.cinch.planner.plan.Plan;
import dev.cinch.target.catalog.ServerFacts;
import java.sql.Connection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Reads what is around a table. */
final class SurroundingsQuery {

  private static final int COLUMN_LISTS_SINCE = 15;

  private static final String RESERVED =
      """
      select exists (
        select 1 from pg_catalog.pg_get_keywords()
         where word = lower(:name) and catcode in ('R', 'T'))
      """;

  private static final String DOMAIN_CONSTRAINTS =
      """
      select count(*)
        from pg_catalog.pg_constraint
       where contypid <> 0 and contypid = pg_catalog.to_regtype(:type)
      """;

  private static final String ENUMERATION =
      """
      select exists (
        select 1 from pg_catalog.pg_type
         where oid = pg_catalog.to_regtype(:type) and typtype = 'e')
      """;

  private static final String COLUMN_LISTS =
      """
      select p.pubname::text
        from pg_catalog.pg_publication p
        join pg_catalog.pg_publication_rel r on r.prpubid = p.oid
       where r.prrelid = pg_catalog.to_regclass(:table) and r.prattrs is not null
       order by 1
      """;

  /** Only the reader of a slot of pgoutput knows which publications it asks for. */
  private static final String SLOTS =
      """
      with recursive parts as (
        select pg_catalog.to_regclass(:table)::oid as oid
        union
        select i.inhrelid from parts join pg_catalog.pg_inherits i on i.inhparent = parts.oid
      )
      select slot_name::text,
             coalesce(
               slot_type = 'logical' and database = pg_catalog.current_database()
               and (plugin <> 'pgoutput'
                    or exists (select 1
                                 from pg_catalog.pg_publication_tables p
                                 join parts
                                   on parts.oid = pg_catalog.to_regclass(
                                        pg_catalog.format('%I.%I', p.schemaname, p.tablename)))),
               false) as carries
        from pg_catalog.pg_replication_slots
       order by 1
      """;

  /** A sequence that our role may not read says nothing. */
  private static final String USED_KEYS =
      """
      select a.attname::text as name,
             floor(100.0 * s.last_value
                   / case a.atttypid when 'int2'::regtype then 32767 else 2147483647 end) as percent
        from pg_catalog.pg_depend d
        join pg_catalog.pg_class c on c.oid = d.objid and c.relkind = 'S'
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        join pg_catalog.pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
        join pg_catalog.pg_sequences s on s.schemaname = n.nspname and s.sequencename = c.relname
       where d.classid = 'pg_catalog.pg_class'::regclass and d.deptype in ('a', 'i')
         and d.refobjid = pg_catalog.to_regclass(:table)
         and a.atttypid in ('int2'::regtype, 'int4'::regtype)
         and s.last_value is not null
       order by a.attnum
      """;

  private static final String QUERIES_UNSEEN =
      """
      select 'the target has no extension pg_stat_statements'
       where not exists (select 1 from pg_catalog.pg_extension where extname = 'pg_stat_statements')
      union all
      select 'the planner''s role may not see the statements of others'
       where not pg_catalog.pg_has_role('pg_read_all_stats', 'usage')
       limit 1
      """;

  private final JdbcClient client;

  SurroundingsQuery(Connection connection) {
    this.client = JdbcClient.create(new SingleConnectionDataSource(connection, true));
  }

  Surroundings of(Plan plan, ServerFacts server, List<String> queue, boolean freeOfReplaced) {
    return new Surroundings(
        plan.each().stream().collect(Collectors.toMap(one -> one.column().name(), this::column)),
        client
            .sql("select count(*) from pg_catalog.pg_stat_replication")
            .query(Integer.class)
            .single(),
        slots(plan),
        columnLists(plan, server),
        usedKeys(plan),
        queue,
        client.sql(QUERIES_UNSEEN).query(String.class).optional().orElse(null),
        freeOfReplaced);
  }

  private NewColumn column(Plan one) {
    String type = one.column().type();
    return new NewColumn(
        one.addsColumn() && isReserved(one.column().name().value()),
        type == null ? 0 : domainConstraints(type),
        type != null && isEnumeration(type));
  }

  private List<Slot> slots(Plan plan) {
    return client
        .sql(SLOTS)
        .param("table", plan.table().quoted())
        .query((row, number) -> new Slot(row.getString("slot_name"), row.getBoolean("carries")))
        .list();
  }

  private List<UsedKey> usedKeys(Plan plan) {
    return client
        .sql(USED_KEYS)
        .param("table", plan.table().quoted())
        .query((row, number) -> new UsedKey(row.getString("name"), row.getInt("percent")))
        .list();
  }

  private boolean isReserved(String name) {
    return client.sql(RESERVED).param("name", name).query(Boolean.class).single();
  }

  private int domainConstraints(String type) {
    return client.sql(DOMAIN_CONSTRAINTS).param("type", type).query(Integer.class).single();
  }

  private boolean isEnumeration(String type) {
    return client.sql(ENUMERATION).param("type", type).query(Boolean.class).single();
  }

  private List<String> columnLists(Plan plan, ServerFacts server) {
    return server.majorVersion() < COLUMN_LISTS_SINCE
        ? List.of()
        : client.sql(COLUMN_LISTS).param("table", plan.table().quoted()).query(String.class).list();
  }
}
