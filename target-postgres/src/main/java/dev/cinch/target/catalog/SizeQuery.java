package dev.cinch.target.catalog;

import dev.cinch.target.range.Leaf;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Adds up what physical tables take. */
final class SizeQuery {

  private static final String SIZES =
      """
      select coalesce(sum(pg_catalog.pg_table_size(leaf)), 0)::bigint as table_bytes,
             coalesce(sum(pg_catalog.pg_indexes_size(leaf)), 0)::bigint as index_bytes
        from unnest(cast(:leaves as oid[])) as leaves (leaf)
      """;

  private final JdbcClient client;

  SizeQuery(JdbcClient client) {
    this.client = client;
  }

  TableSizes of(List<Leaf> leaves) {
    return client
        .sql(SIZES)
        .param("leaves", leaves.stream().map(Leaf::oid).toArray(Long[]::new))
        .query(
            (row, number) ->
                new TableSizes(
                    row.getLong("table_bytes"), row.getLong("index_bytes"), rows(leaves)))
        .single();
  }

  private static @Nullable Long rows(List<Leaf> leaves) {
    return leaves.stream().map(Leaf::estimatedRows).anyMatch(Objects::isNull)
        ? null
        : leaves.stream()
            .map(Leaf::estimatedRows)
            .filter(Objects::nonNull)
            .mapToLong(Long::longValue)
            .sum();
  }
}
