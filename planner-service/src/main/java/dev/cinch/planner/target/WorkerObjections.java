package dev.cinch.planner.target;

import dev.cinch.planner.plan.Objection;
import dev.cinch.planner.plan.Objection.Kind;
import dev.cinch.planner.plan.Plan;
import dev.cinch.target.name.Identifier;
import java.sql.Connection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What the workers' role lacks on the physical tables that it would fill, each with the statement
 * that mends it: found out while nothing has begun, and not in the middle of BACKFILL.
 */
final class WorkerObjections {

  private static final String IS_THERE =
      "select exists (select from pg_catalog.pg_roles where rolname = :role)";

  private static final String LACKING =
      """
      with recursive parts as (
        select c.oid
          from pg_catalog.pg_class c
          join pg_catalog.pg_namespace n on n.oid = c.relnamespace
         where n.nspname = :schema and c.relname = :table
        union
        select i.inhrelid from parts join pg_catalog.pg_inherits i on i.inhparent = parts.oid
      ), leaf as (
        select c.oid, n.oid as schema, n.nspname, c.relname, c.relrowsecurity,
               c.relforcerowsecurity, c.relowner,
               pg_catalog.concat_ws(', ',
                 case when not pg_catalog.has_table_privilege(:role, c.oid, 'select')
                   then 'select' end,
                 case when not pg_catalog.has_table_privilege(:role, c.oid, 'update')
                   then 'update' end) as lacking
          from parts
          join pg_catalog.pg_class c on c.oid = parts.oid and c.relkind = 'r'
          join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      )
      select 1 as line,
             pg_catalog.format(
               'the workers'' role %1$I may not connect to database %2$I; grant connect on database %2$I to %1$I',
               :role, pg_catalog.current_database()) as objection
       where not pg_catalog.has_database_privilege(
               :role, pg_catalog.current_database(), 'connect')
      union
      select 2,
             pg_catalog.format(
               'the workers'' role %1$I may not look into schema %2$I; grant usage on schema %2$I to %1$I',
               :role, nspname)
        from leaf
       where not pg_catalog.has_schema_privilege(:role, schema, 'usage')
      union
      select 3,
             pg_catalog.format(
               'the workers'' role %1$I lacks %2$s on %3$I.%4$I; grant %2$s on %3$I.%4$I to %1$I',
               :role, lacking, nspname, relname)
        from leaf
       where lacking <> ''
      union
      select 4,
             pg_catalog.format(
               'the workers'' role %1$I would not see all rows of %2$I.%3$I, which has row-level security; alter role %1$I bypassrls',
               :role, nspname, relname)
        from leaf
        join pg_catalog.pg_roles r on r.rolname = :role
       where relrowsecurity and not r.rolbypassrls and not r.rolsuper
         and (relforcerowsecurity
              or not pg_catalog.pg_has_role(r.oid, relowner, 'usage'))
       order by 1, 2
      """;

  private final Plan plan;
  private final JdbcClient client;
  private final Identifier role;

  WorkerObjections(Plan plan, Connection connection, Identifier role) {
    this.plan = plan;
    this.client = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    this.role = role;
  }

  List<Objection> all() {
    if (plan.sync().isEmpty()) {
      return List.of();
    }
    boolean there = client.sql(IS_THERE).param("role", role.value()).query(Boolean.class).single();
    return there
        ? lacking()
        : List.of(
            objection(
                "target \"%1$s\" has no role %2$s, which is said to be the workers'; create it, or set cinch.targets.%1$s.workers to the role that they log in with"
                    .formatted(plan.target(), role)));
  }

  private List<Objection> lacking() {
    return client
        .sql(LACKING)
        .param("role", role.value())
        .param("schema", plan.table().schema().value())
        .param("table", plan.table().name().value())
        .query((row, number) -> objection(row.getString("objection")))
        .list();
  }

  private static Objection objection(String why) {
    return new Objection(Kind.WORKERS_RIGHT, "target", why);
  }
}
