package dev.cinch.planner.target;

import dev.cinch.planner.plan.Objection;
import dev.cinch.planner.plan.Objection.Kind;
import dev.cinch.planner.plan.Plan;
import dev.cinch.target.change.ConstraintPlan;
import dev.cinch.target.change.ConstraintPlan.Check;
import dev.cinch.target.change.ConstraintPlan.Reference;
import dev.cinch.target.change.IndexPlan;
import dev.cinch.target.name.TableName;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What keeps the planner from changing the target at all: a server that takes no write, a right
 * that its role lacks. Each with the statement that mends it. Asks by names alone, since who may
 * not look into a schema is told of nothing in it.
 */
final class RoleObjections {

  private static final String TAKES_NO_WRITE =
      """
      select case
               when pg_catalog.pg_is_in_recovery()
                 then 'it is a standby, which takes no write; give the planner the address of the primary'
               else pg_catalog.format(
                 'it takes no write from role %I, since default_transaction_read_only is on (%s); alter role %I in database %I set default_transaction_read_only = off',
                 current_user,
                 (select source from pg_catalog.pg_settings
                   where name = 'default_transaction_read_only'),
                 session_user, pg_catalog.current_database())
             end
       where pg_catalog.pg_is_in_recovery()
          or pg_catalog.current_setting('default_transaction_read_only') = 'on'
      """;

  private static final String NOT_OURS =
      """
      with recursive parts as (
        select c.oid
          from pg_catalog.pg_class c
          join pg_catalog.pg_namespace n on n.oid = c.relnamespace
         where n.nspname = :schema and c.relname = :table
        union
        select i.inhrelid from parts join pg_catalog.pg_inherits i on i.inhparent = parts.oid
      )
      select pg_catalog.format(
               'role %I may not change table %I.%I, which belongs to %I; %s',
               current_user, n.nspname, c.relname, o.rolname,
               case when pg_catalog.pg_has_role(o.oid, 'member')
                 then pg_catalog.format('let the target''s setting role name %I, of which it is a member', o.rolname)
                 else pg_catalog.format('grant %I to %I', o.rolname, current_user) end)
        from parts
        join pg_catalog.pg_class c on c.oid = parts.oid
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        join pg_catalog.pg_roles o on o.oid = c.relowner
       where not pg_catalog.pg_has_role(o.oid, 'usage')
       order by n.nspname, c.relname
      """;

  private static final String MAY_NOT_LOOK =
      """
      select pg_catalog.format(
               'role %1$I may not look into schema %2$I; grant usage on schema %2$I to %1$I',
               current_user, nspname)
        from pg_catalog.pg_namespace
       where nspname = :schema and not pg_catalog.has_schema_privilege(oid, 'usage')
      """;

  private static final String MAY_NOT_CREATE =
      """
      select pg_catalog.format(
               'role %1$I may not create anything in schema %2$I, where the sync function and indexes go; grant create on schema %2$I to %1$I',
               current_user, nspname)
        from pg_catalog.pg_namespace
       where nspname = :schema and not pg_catalog.has_schema_privilege(oid, 'create')
      """;

  private static final String MAY_NOT_TRY =
      """
      select pg_catalog.format(
               'role %1$I may not create temporary objects in database %2$I, by which PostgreSQL reads the plan''s expressions; grant temporary on database %2$I to %1$I',
               current_user, pg_catalog.current_database())
       where not pg_catalog.has_database_privilege(pg_catalog.current_database(), 'temporary')
      """;

  private static final String MAY_NOT_REFER =
      """
      select pg_catalog.format(
               'role %1$I may not refer to table %2$I.%3$I; grant references on %2$I.%3$I to %1$I',
               current_user, n.nspname, c.relname)
        from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
       where n.nspname = :schema and c.relname = :table
         and not pg_catalog.has_any_column_privilege(c.oid, 'references')
      """;

  private final Plan plan;
  private final JdbcClient client;
  private final List<Objection> found = new ArrayList<>();

  RoleObjections(Plan plan, Connection connection) {
    this.plan = plan;
    this.client = JdbcClient.create(new SingleConnectionDataSource(connection, true));
  }

  List<Objection> all() {
    client
        .sql(TAKES_NO_WRITE)
        .query(String.class)
        .list()
        .forEach(
            why ->
                found.add(
                    new Objection(
                        Kind.READ_ONLY,
                        "target",
                        "target \"%s\": %s".formatted(plan.target(), why))));
    if (!found.isEmpty()) {
      return List.copyOf(found);
    }
    object(MAY_NOT_LOOK, plan.table());
    object(NOT_OURS, plan.table());
    if (createsObjects()) {
      object(MAY_NOT_CREATE, plan.table());
    }
    if (hasExpressions()) {
      client.sql(MAY_NOT_TRY).query(String.class).list().forEach(this::lacks);
    }
    for (ConstraintPlan constraint : plan.demands().constraints()) {
      if (constraint instanceof Reference reference) {
        if (!reference.table().schema().equals(plan.table().schema())) {
          object(MAY_NOT_LOOK, reference.table());
        }
        object(MAY_NOT_REFER, reference.table());
      }
    }
    return List.copyOf(found);
  }

  private void object(String query, TableName table) {
    client
        .sql(query)
        .param("schema", table.schema().value())
        .param("table", table.name().value())
        .query(String.class)
        .list()
        .forEach(this::lacks);
  }

  private void lacks(String right) {
    found.add(new Objection(Kind.RIGHT, "target", right));
  }

  private boolean createsObjects() {
    return plan.sync().isPresent() && !plan.isKeptByApplications()
        || plan.demands().primaryKey()
        || !plan.demands().indexes().isEmpty()
        || plan.demands().constraints().stream().anyMatch(ConstraintPlan.Unique.class::isInstance);
  }

  private boolean hasExpressions() {
    return plan.addsColumn()
        || plan.changesDefault()
        || plan.changesType()
        || plan.demands().constraints().stream().anyMatch(Check.class::isInstance)
        || plan.demands().indexes().stream().anyMatch(RoleObjections::hasExpression);
  }

  private static boolean hasExpression(IndexPlan index) {
    return index.key().expression() != null || index.options().where() != null;
  }
}
