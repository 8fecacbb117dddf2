package dev.cinch.target.change;

import dev.cinch.target.name.TableName;
import dev.cinch.target.step.LockMode;
import dev.cinch.target.step.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets the column refer to another table, in TIGHTEN. Before version 18 a partitioned table can't
 * have such a constraint that is not valid yet: its partitions get theirs one by one, and the
 * table's own then finds them and proves nothing again.
 */
public record AddReference(
    ColumnChange change, TableLayout layout, ConstraintPlan.Reference reference)
    implements Operation {

  private static final int NOT_VALID_ON_PARENTS_SINCE = 18;

  @Override
  public List<Step> steps() {
    if (!layout.partitioned() || layout.serverMajor() >= NOT_VALID_ON_PARENTS_SINCE) {
      return notValidFirst(change.table(), "");
    }
    List<Step> steps = new ArrayList<>();
    for (int leaf = 1; leaf <= layout.leaves().size(); leaf++) {
      steps.addAll(notValidFirst(layout.leaves().get(leaf - 1), "-" + leaf));
    }
    steps.add(
        on(change.table())
            .add("tighten.add-reference", definition(), LockMode.SHARE_ROW_EXCLUSIVE));
    return List.copyOf(steps);
  }

  private List<Step> notValidFirst(TableName table, String suffix) {
    return List.of(
        on(table)
            .addNotValid(
                "tighten.add-reference" + suffix, definition(), LockMode.SHARE_ROW_EXCLUSIVE),
        on(table).validate("tighten.validate-reference" + suffix));
  }

  private ConstraintSteps on(TableName table) {
    return new ConstraintSteps(change.mark(), table, reference.name());
  }

  private String definition() {
    return "foreign key (%s) references %s (%s) on delete %s"
        .formatted(
            change.column().name().quoted(),
            reference.table().quoted(),
            reference.column().quoted(),
            reference.onDelete().sql());
  }
}
