package dev.cinch.checker.gate;

import java.util.List;

/**
 * Looks at one thing that could break when a phase begins, whichever events carry the column.
 * Bounded and judged like a {@link Check}.
 */
public interface MigrationCheck {

  /** Its stable id, such as {@code database.sync}. */
  String id();

  /** What it found, at least one finding. */
  List<Finding> run(Question question) throws Exception;
}
