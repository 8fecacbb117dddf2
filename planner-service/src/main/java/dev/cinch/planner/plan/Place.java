package dev.cinch.planner.plan;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Where something stands in a plan; line and column from 1.
 *
 * @param file the file, of a plan that is written in several; null where there is only one
 */
public record Place(@Nullable String file, int line, int column) {

  static final Place START = new Place(null, 1, 1);

  /** In the only file. */
  public Place(int line, int column) {
    this(null, line, column);
  }

  static Place of(Node node) {
    return of(node.getStartMark());
  }

  static Place of(Optional<Mark> mark) {
    return mark.map(found -> new Place(file(found), found.getLine() + 1, found.getColumn() + 1))
        .orElse(START);
  }

  private static @Nullable String file(Mark mark) {
    return mark.getName().equals(PlanReader.ONLY_FILE) ? null : mark.getName();
  }
}
