package dev.cinch.checker.check;

import dev.cinch.checker.column.Column;
import dev.cinch.checker.gate.Question;
import java.util.Optional;

/**
 * The columns of target databases, as their catalogs have them. Throws when one does not answer.
 */
public interface Columns {

  /** A new column of the migration; empty where table or column is not there. */
  Optional<Column> of(Question question, String column);
}
