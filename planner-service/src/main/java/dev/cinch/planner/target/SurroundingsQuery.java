package dev.cinch.planner.target;

import dev.cinch.planner.lint.TargetPicture.Surroundings;
import dev.cinch.planner.plan.Plan;
import dev.cinch.target.catalog.ServerFacts;
import java.sql.Connection;
import java.util.List;
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

  private static final String COLUMN_LISTS =
      """
      select p.pubname::text
        from pg_catalog.pg_publication p
        join pg_catalog.pg_publication_rel r on r.prpubid = p.oid
       where r.prrelid = pg_catalog.to_regclass(:table) and r.prattrs is not null
       order by 1
      """;

  private final JdbcClient client;

  SurroundingsQuery(Connection connection) {
    this.client = JdbcClient.create(new SingleConnectionDataSource(connection, true));
  }

  Surroundings of(Plan plan, ServerFacts server, List<String> queue) {
    return new Surroundings(
        plan.addsColumn() && isReserved(plan.column().name().value()),
        domainConstraints(plan),
        client
            .sql("select count(*) from pg_catalog.pg_stat_replication")
            .query(Integer.class)
            .single(),
        columnLists(plan, server),
        queue);
  }

  private boolean isReserved(String name) {
    return client.sql(RESERVED).param("name", name).query(Boolean.class).single();
  }

  private int domainConstraints(Plan plan) {
    String type = plan.column().type();
    return type == null
        ? 0
        : client.sql(DOMAIN_CONSTRAINTS).param("type", type).query(Integer.class).single();
  }

  private List<String> columnLists(Plan plan, ServerFacts server) {
    return server.majorVersion() < COLUMN_LISTS_SINCE
        ? List.of()
        : client.sql(COLUMN_LISTS).param("table", plan.table().quoted()).query(String.class).list();
  }
}
