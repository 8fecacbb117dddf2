package dev.cinch.worker.range;

import dev.cinch.target.name.TableName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a worker knows of one migration, whole and absolute, as the planner last said it.
 *
 * @param migration id of the migration
 * @param seq number of this record within the migration, rising
 * @param generation what a range must carry to count
 * @param stage what is being done at present
 * @param subject what is changed, and how rows are filled
 * @param limits how fast it may be done
 */
public record MigrationView(
    String migration,
    long seq,
    Generation generation,
    Stage stage,
    Subject subject,
    Limits limits) {

  /** The phase at hand, where it stands, and whether the migration is carried on at all. */
  public record Stage(Activity activity, Phase phase, PhaseStatus status) {}

  /**
   * How fast the work may be done.
   *
   * @param paceCap rows per second that all workers together may write
   * @param slotsAtWork how many slots of all workers share the cap, as far as the planner knows
   * @param thresholds what slows the work down, or stops it
   */
  public record Limits(OptionalLong paceCap, int slotsAtWork, List<Threshold> thresholds) {

    public static final Limits NONE = new Limits(OptionalLong.empty(), 0, List.of());

    public Limits {
      thresholds = List.copyOf(thresholds);
    }
  }

  /**
   * What is changed.
   *
   * @param target name of the target database
   * @param table the table that changes
   * @param fill empty before SYNC is done and where nothing is to fill
   */
  public record Subject(String target, TableName table, Optional<FillRule> fill) {}
}
