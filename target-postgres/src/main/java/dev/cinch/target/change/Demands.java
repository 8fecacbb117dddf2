package dev.cinch.target.change;

import java.util.List;

/**
 * What a column has around it in the end.
 *
 * @param notNull whether it refuses nulls
 * @param primaryKey whether it takes the place of the column that it replaces in the primary key
 */
public record Demands(
    boolean notNull,
    boolean primaryKey,
    List<IndexPlan> indexes,
    List<ConstraintPlan> constraints) {

  /** Nothing at all. */
  public static final Demands NONE = new Demands(false, List.of(), List.of());

  /** That nothing is null. */
  public static final Demands NOT_NULL = new Demands(true, List.of(), List.of());

  /** Of a column that is in no primary key. */
  public Demands(boolean notNull, List<IndexPlan> indexes, List<ConstraintPlan> constraints) {
    this(notNull, false, indexes, constraints);
  }

  public Demands {
    indexes = List.copyOf(indexes);
    constraints = List.copyOf(constraints);
  }

  /** The indexes that INDEX builds. */
  public List<IndexPlan> plainIndexes() {
    return indexes.stream().filter(index -> !index.unique()).toList();
  }

  /** The indexes that TIGHTEN builds, since they refuse writes while still being built. */
  public List<IndexPlan> uniqueIndexes() {
    return indexes.stream().filter(IndexPlan::unique).toList();
  }
}
