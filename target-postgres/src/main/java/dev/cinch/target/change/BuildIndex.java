package dev.cinch.target.change;

import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import dev.cinch.target.step.LockMode;
import dev.cinch.target.step.Step;
import dev.cinch.target.step.Undo;
import java.util.ArrayList;
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
        && !index.key().columns().contains(change.column().name())) {
      throw new IllegalArgumentException(
          "Cannot build index %s for migration %s: it does not hold column %s; build it by hand"
              .formatted(index.name(), change.migration(), change.column().name()));
    }
  }

  @Override
  public List<Step> steps() {
    if (!layout.partitioned()) {
      return List.of(concurrently("index.build", change.table(), index.name()));
    }
    List<Step> steps = new ArrayList<>();
    steps.add(onParentOnly());
    for (int leaf = 1; leaf <= layout.leaves().size(); leaf++) {
      TableName table = layout.leaves().get(leaf - 1);
      steps.add(concurrently("index.build-" + leaf, table, nameOn(table)));
      steps.add(attach(leaf, table));
    }
    return List.copyOf(steps);
  }

  /** A cut or failed build leaves an invalid index behind, which the next try clears away first. */
  private Step concurrently(String id, TableName table, Identifier name) {
    IndexSql sql = new IndexSql(table, name, index);
    return new Step(
        id + "." + index.name(),
        "Build index %s on %s without blocking anyone".formatted(name, table),
        table,
        LockMode.SHARE_UPDATE_EXCLUSIVE,
        false,
        List.of(sql.refuseForeign(), sql.drop("concurrently")),
        List.of(sql.create("concurrently", "")),
        Undo.by(sql.drop("concurrently")),
        "select " + sql.isBuilt("indisvalid"));
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
        List.of(sql.refuseForeign(), sql.create("", "only ")),
        Undo.by(sql.drop("")),
        "select " + sql.isBuilt("true"));
  }

  private Step attach(int leaf, TableName table) {
    TableName parent = new TableName(change.table().schema(), index.name());
    TableName part = new TableName(table.schema(), nameOn(table));
    return new Step(
        "index.attach-%d.%s".formatted(leaf, index.name()),
        "Make index %s a part of %s".formatted(part, parent),
        table,
        LockMode.ACCESS_SHARE,
        true,
        List.of(),
        List.of("alter index %s attach partition %s".formatted(parent.quoted(), part.quoted())),
        Undo.by("drop index if exists " + parent.quoted()),
        """
        select exists (
          select 1 from pg_catalog.pg_inherits where inhrelid = %s and inhparent = %s)"""
            .formatted(CatalogSql.regclass(part), CatalogSql.regclass(parent)));
  }

  private Identifier nameOn(TableName leaf) {
    String hash = Digest.sha256(leaf.toString()).substring(0, HASH_LENGTH);
    return MigrationObjects.cut(index.name().value(), '_' + hash);
  }
}
