package dev.cinch.planner.lint;

import dev.cinch.planner.plan.Plan;
import dev.cinch.target.catalog.IndexFacts;
import dev.cinch.target.catalog.ReplicaIdentity;
import java.util.stream.Stream;

/** Published tables without a replica identity. */
final class NoReplicaIdentity implements Rule {

  @Override
  public String id() {
    return "table.replica-identity";
  }

  @Override
  public Stream<Advice> look(Plan plan, TargetPicture target) {
    boolean published = !target.table().identity().publications().isEmpty();
    ReplicaIdentity identity = target.table().identity().replicaIdentity();
    boolean keyless =
        identity == ReplicaIdentity.DEFAULT
            && target.table().indexes().stream().noneMatch(IndexFacts::primary);
    return published && plan.sync().isPresent() && (identity == ReplicaIdentity.NOTHING || keyless)
        ? Stream.of(
            Advice.error(
                "table",
                "The table is published and has no replica identity: PostgreSQL refuses every update of it, the fill's too",
                "alter table %s replica identity full, or give it a primary key"
                    .formatted(plan.table())))
        : Stream.of();
  }
}
