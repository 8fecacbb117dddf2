package dev.cinch.planner.lint;

import dev.cinch.planner.plan.Plan;
import dev.cinch.target.name.Identifier;
import java.util.List;
import java.util.stream.Stream;

/** Foreign keys whose own side has no index. */
final class UnindexedReference implements Rule {

  @Override
  public String id() {
    return "reference.unindexed";
  }

  @Override
  public Stream<Advice> look(Plan plan, TargetPicture target) {
    Identifier column = plan.column().name();
    boolean planned =
        plan.demands().indexes().stream().anyMatch(index -> leads(index.key().columns(), column));
    boolean there =
        target.table().indexes().stream().anyMatch(index -> leads(index.columns(), column));
    return planned || there
        ? Stream.of()
        : References.of(plan)
            .map(
                reference ->
                    Advice.warning(
                        reference.path(),
                        "No index begins with %s: each delete and key change in %s scans the whole of %s"
                            .formatted(column, reference.plan().table(), plan.table()),
                        "Add an index on the column to indexes"));
  }

  private static boolean leads(List<Identifier> columns, Identifier column) {
    return !columns.isEmpty() && columns.get(0).equals(column);
  }
}
