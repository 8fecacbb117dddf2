package dev.cinch.planner.target;

import dev.cinch.planner.plan.Objection;
import dev.cinch.planner.plan.Objection.Kind;
import dev.cinch.planner.plan.Plan;
import dev.cinch.target.name.Identifier;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Who may not call the functions that the plan's expressions call, although its statements would:
 * triggers, constraints, indexes and defaults call them with the rights of whoever writes, so that
 * a writer without them would meet an error at its next write.
 */
final class CallObjections {

  private static final String MAY_NOT_CALL =
      """
      with recursive parts as (
        select pg_catalog.to_regclass(:table)::oid as oid
        union
        select i.inhrelid from parts join pg_catalog.pg_inherits i on i.inhparent = parts.oid
      ), grants as (
        select pg_catalog.aclexplode(c.relacl) as granted
          from parts join pg_catalog.pg_class c on c.oid = parts.oid
        union all
        select pg_catalog.aclexplode(a.attacl)
          from parts
          join pg_catalog.pg_attribute a on a.attrelid = parts.oid and not a.attisdropped
      ), caller as (
        select current_user::text as name, 1 as line, 'role ' as who
        union
        select cast(:workers as text), 2, 'the workers'' role '
         where cast(:workers as text) is not null
        union
        select coalesce(r.rolname::text, 'public'), 3,
               case when r.oid is null then '' else 'role ' end
          from grants
          left join pg_catalog.pg_roles r on r.oid = (granted).grantee
         where (granted).privilege_type in ('INSERT', 'UPDATE')
           and coalesce(r.rolname <> current_user, true)
           and coalesce(r.rolname <> cast(:workers as text), true)
      ), called as (
        select p.oid, n.oid as schema, n.nspname
          from pg_catalog.pg_proc p
          join pg_catalog.pg_namespace n on n.oid = p.pronamespace
         where p.oid = any (cast(:functions as oid[])) and n.nspname <> 'pg_catalog'
      )
      select line,
             pg_catalog.format(
               '%1$s%2$s may not look into schema %3$I, whose function %4$s the plan has called with the rights of whoever writes the table; grant usage on schema %3$I to %2$s',
               who, pg_catalog.quote_ident(name), nspname, oid::pg_catalog.regprocedure)
               as objection
        from caller cross join called
       where not pg_catalog.has_schema_privilege(name, schema, 'usage')
      union
      select line,
             pg_catalog.format(
               '%1$s%2$s may not call function %3$s, which the plan has called with the rights of whoever writes the table; grant execute on function %3$s to %2$s',
               who, pg_catalog.quote_ident(name), oid::pg_catalog.regprocedure)
        from caller cross join called
       where not pg_catalog.has_function_privilege(name, oid, 'execute')
       order by 1, 2
      """;

  private final Plan plan;
  private final JdbcClient client;
  private final @Nullable String workers;

  CallObjections(Plan plan, Connection connection, Optional<Identifier> workers) {
    this.plan = plan;
    this.client = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    this.workers = workers.map(Identifier::value).orElse(null);
  }

  List<Objection> of(Set<Long> functions) {
    return client
        .sql(MAY_NOT_CALL)
        .param("table", plan.table().quoted())
        .param("workers", workers)
        .param("functions", functions.toArray(Long[]::new))
        .query(
            (row, number) ->
                new Objection(
                    Kind.WRITERS_RIGHT,
                    plan.sync().isPresent() ? "sync" : "table",
                    row.getString("objection")))
        .list();
  }
}
