package dev.cinch.planner.target;

import dev.cinch.planner.plan.Objection;
import dev.cinch.planner.plan.Objection.Kind;
import dev.cinch.planner.plan.Plan;
import dev.cinch.target.change.MigrationObjects;
import dev.cinch.target.name.Identifier;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Triggers of the table's owner that each row of the fill would fire, on the table or on one of its
 * partitions. A fill is no business of theirs unless the plan says so: they may send a mail for
 * each row, or write the old value back. None is ever switched off for it.
 */
final class TriggerObjections {

  private static final String OWN =
      """
      with recursive parts as (
        select pg_catalog.to_regclass(:table)::oid as oid
        union
        select i.inhrelid from parts join pg_catalog.pg_inherits i on i.inhparent = parts.oid
      )
      select t.tgname,
             bool_or(t.tgenabled in ('O', 'A') and t.tgtype & 16 <> 0
                     and t.tgattr = '' and t.tgqual is null) as fires
        from parts
        join pg_catalog.pg_trigger t on t.tgrelid = parts.oid
       where not t.tgisinternal
       group by t.tgname
       order by t.tgname
      """;

  private final Plan plan;
  private final JdbcClient client;

  private record Own(Identifier name, boolean fires) {}

  TriggerObjections(Plan plan, Connection connection) {
    this.plan = plan;
    this.client = JdbcClient.create(new SingleConnectionDataSource(connection, true));
  }

  List<Objection> all() {
    List<Objection> found = new ArrayList<>();
    List<Own> triggers = triggers();
    List<Identifier> allowed = plan.work().backfill().triggers();
    for (Identifier name : allowed) {
      if (triggers.stream().noneMatch(trigger -> trigger.name().equals(name))) {
        found.add(
            new Objection(
                Kind.TRIGGER,
                "backfill.triggers",
                "backfill.triggers: table %s has no trigger %s".formatted(plan.table(), name)));
      }
    }
    if (plan.sync().isPresent()) {
      triggers.stream()
          .filter(trigger -> trigger.fires() && !allowed.contains(trigger.name()))
          .forEach(
              trigger ->
                  found.add(
                      new Objection(
                          Kind.TRIGGER,
                          "table",
                          "trigger %s of %s would fire at each row that the fill writes; name it in backfill.triggers if it may, or give it a WHEN clause or a column list first"
                              .formatted(trigger.name(), plan.table()))));
    }
    return found;
  }

  private List<Own> triggers() {
    return client
        .sql(OWN)
        .param("table", plan.table().quoted())
        .query(
            (row, number) ->
                new Own(new Identifier(row.getString("tgname")), row.getBoolean("fires")))
        .list()
        .stream()
        .filter(trigger -> !MigrationObjects.isTriggerOfCinch(trigger.name()))
        .toList();
  }
}
