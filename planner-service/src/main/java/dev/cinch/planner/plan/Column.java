package dev.cinch.planner.plan;

import dev.cinch.planner.plan.Plan.Fate;
import dev.cinch.target.name.Identifier;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A column that a plan is about.
 *
 * @param type the type that it gets; null where it is there already and keeps its own
 * @param defaultValue what rows get that leave it out; null: nothing
 * @param fate what becomes of it
 * @param also the columns that meet the same fate beside it
 */
public record Column(
    Identifier name,
    @Nullable String type,
    @Nullable String defaultValue,
    @Nullable String comment,
    Fate fate,
    List<Column> also) {

  public Column {
    also = List.copyOf(also);
  }

  /** With those beside it. */
  public List<Identifier> names() {
    return Stream.concat(Stream.of(name), also.stream().map(Column::name)).toList();
  }

  /** Without those beside it. */
  Column alone() {
    return new Column(name, type, defaultValue, comment, fate, List.of());
  }
}
