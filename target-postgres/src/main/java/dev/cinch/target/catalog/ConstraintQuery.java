package dev.cinch.target.catalog;

import dev.cinch.target.name.Identifier;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the constraints of a table. */
final class ConstraintQuery {

  private static final String CONSTRAINTS =
      """
      select c.conname::text as name,
             c.contype::text as type,
             pg_catalog.pg_get_constraintdef(c.oid) as definition,
             c.convalidated as validated,
             array(select a.attname::text
                     from pg_catalog.unnest(c.conkey) with ordinality as k (number, place)
                     join pg_catalog.pg_attribute a
                       on a.attrelid = c.conrelid and a.attnum = k.number
                    order by k.place) as columns
        from pg_catalog.pg_constraint c
       where c.conrelid = cast(:table as oid)
       order by c.conname
      """;

  private final JdbcClient client;

  ConstraintQuery(JdbcClient client) {
    this.client = client;
  }

  List<ConstraintFacts> of(long table) {
    return client
        .sql(CONSTRAINTS)
        .param("table", table)
        .query(
            (row, number) ->
                new ConstraintFacts(
                    new Identifier(row.getString("name")),
                    ConstraintType.of(row.getString("type")),
                    row.getString("definition"),
                    row.getBoolean("validated"),
                    Arrays.identifiers(row, "columns")))
        .list();
  }
}
