package dev.cinch.target.change;

import dev.cinch.target.step.LockMode;
import dev.cinch.target.step.Step;
import dev.cinch.target.step.Undo;
import java.util.List;

/**
 * Gathers statistics of the new column once the data is in, since autovacuum may have gathered them
 * from a column still empty. The column's comment says that it has been done: nothing else would
 * tell our statistics from autovacuum's.
 */
public record AnalyzeColumn(ColumnChange change) implements Operation {

  @Override
  public List<Step> steps() {
    Ownership ownership = new Ownership(change);
    return List.of(
        new Step(
            change.step("index.analyze"),
            "Gather statistics of column %s of %s"
                .formatted(change.column().name(), change.table()),
            change.table(),
            LockMode.SHARE_UPDATE_EXCLUSIVE,
            true,
            List.of(),
            List.of(
                "analyze %s (%s)"
                    .formatted(change.table().quoted(), change.column().name().quoted()),
                ownership.claimAnalyzed()),
            Undo.by(ownership.claimNotAnalyzed()),
            "select " + ownership.isAnalyzed()));
  }
}
