package dev.cinch.target.change;

import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import dev.cinch.target.step.LockMode;
import dev.cinch.target.step.Step;
import dev.cinch.target.step.Undo;
import dev.cinch.target.value.Digest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Builds one index concurrently. On a partitioned table, where PostgreSQL can't do that at once,
 * the parent gets an empty index, each partition its own one concurrently, and each is then
 * attached; with the last the parent's becomes valid.
 */
public record BuildIndex(ColumnChange change, TableLayout layout, IndexPlan index)
    implements Operation {

  private static final int HASH_LENGTH = 8;

  public BuildIndex {
    if (index.key().expression() == null
        && Collections.disjoint(index.key().columns(), change.names())) {
      throw new IllegalArgumentException(
          "Cannot build index %s for migration %s: it does not hold column %s; build it by hand"
              .formatted(index.name(), change.migration(), change.said()));
    }
  }

  @Override
  public List<Step> steps() {
    if (!layout.partitioned()) {
      return List.of(
          concurrently("index.build", change.table(), index.name(), isNamed()), giveName());
    }
    List<Step> steps = new ArrayList<>();
    steps.add(onParentOnly());
    for (int leaf = 1; leaf <= layout.leaves().size(); leaf++) {
      TableName table = layout.leaves().get(leaf - 1);
      steps.add(concurrently("index.build-" + leaf, table, nameOn(table), hasAttached(table)));
      steps.add(attach(leaf, table));
    }
    return List.copyOf(steps);
  }

  /**
   * Under a name of our own, since a concurrent build can't be marked as ours in its transaction. A
   * cut or failed build leaves an invalid index behind, which the next try clears away first.
   */
  private Step concurrently(String id, TableName table, Identifier name, String isThere) {
    IndexSql sql = new IndexSql(table, ownName(table), index);
    return new Step(
        id + "." + index.name(),
        "Build index %s on %s without blocking anyone".formatted(name, table),
        table,
        LockMode.SHARE_UPDATE_EXCLUSIVE,
        false,
        List.of(refuseForeign(table, name), sql.drop("concurrently")),
        List.of(sql.create("concurrently", "")),
        Undo.by(sql.drop("concurrently")),
        "select %s or %s".formatted(sql.isBuilt("indisvalid"), isThere));
  }

  private Step giveName() {
    TableName table = change.table();
    return new Step(
        "index.name." + index.name(),
        "Give the index on %s the name %s".formatted(table, index.name()),
        table,
        LockMode.SHARE_UPDATE_EXCLUSIVE,
        true,
        List.of(),
        named(table),
        Undo.by(
            change
                .mark()
                .toOurIndex(
                    named(table, index.name()),
                    """
                    comment on index %1$s is null;
                    alter index %1$s rename to %2$s;"""
                        .formatted(named(table, index.name()).quoted(), ownName(table).quoted()))),
        "select " + isNamed());
  }

  private Step onParentOnly() {
    IndexSql sql = new IndexSql(change.table(), index.name(), index);
    return new Step(
        "index.declare." + index.name(),
        "Declare index %s on %s, to be built partition by partition"
            .formatted(index.name(), change.table()),
        change.table(),
        LockMode.SHARE,
        true,
        List.of(),
        List.of(
            refuseForeign(change.table(), index.name()),
            sql.create("", "only "),
            change.mark().onIndex(parent())),
        Undo.by(dropParent()),
        "select %s and %s".formatted(sql.isBuilt("true"), change.mark().isOnIndex(parent())));
  }

  /** It locks the partition's index against every reader that plans a query. */
  private Step attach(int leaf, TableName table) {
    List<String> statements = new ArrayList<>(named(table));
    statements.add(
        "alter index %s attach partition %s"
            .formatted(parent().quoted(), named(table, nameOn(table)).quoted()));
    return new Step(
        "index.attach-%d.%s".formatted(leaf, index.name()),
        "Make index %s a part of %s".formatted(named(table, nameOn(table)), parent()),
        table,
        LockMode.ACCESS_EXCLUSIVE,
        true,
        List.of(),
        statements,
        Undo.by(dropParent()),
        "select " + hasAttached(table));
  }

  /** Its name and our mark in one transaction. */
  private List<String> named(TableName table) {
    Identifier name = table.equals(change.table()) ? index.name() : nameOn(table);
    return List.of(
        refuseForeign(table, name),
        "alter index %s rename to %s"
            .formatted(named(table, ownName(table)).quoted(), name.quoted()),
        change.mark().onIndex(named(table, name)));
  }

  private String dropParent() {
    return change.mark().toOurIndex(parent(), "drop index %s;".formatted(parent().quoted()));
  }

  private String refuseForeign(TableName table, Identifier name) {
    return Refusal.when(
        CatalogSql.regclass(named(table, name)) + " is not null",
        "Cannot build index %s on %s: something else has that name; choose another name for the index"
            .formatted(named(table, name), table));
  }

  private String isNamed() {
    return "(%s and %s)"
        .formatted(
            new IndexSql(change.table(), index.name(), index).isBuilt("indisvalid"),
            change.mark().isOnIndex(parent()));
  }

  /** A partition that came after the parent's index got its own from PostgreSQL. */
  private String hasAttached(TableName table) {
    return """
        exists (
          select 1 from pg_catalog.pg_inherits h
            join pg_catalog.pg_index x on x.indexrelid = h.inhrelid
           where h.inhparent = %s and x.indrelid = %s)"""
        .formatted(CatalogSql.regclass(parent()), CatalogSql.regclass(table));
  }

  private TableName parent() {
    return named(change.table(), index.name());
  }

  private static TableName named(TableName table, Identifier name) {
    return new TableName(table.schema(), name);
  }

  private Identifier nameOn(TableName leaf) {
    String hash = Digest.sha256(leaf.toString()).substring(0, HASH_LENGTH);
    return MigrationObjects.cut(index.name().value(), '_' + hash);
  }

  private Identifier ownName(TableName table) {
    return change.objects().building(table, index.name());
  }
}
