package dev.cinch.target.change;

import dev.cinch.target.name.Identifier;
import java.util.List;

/**
 * A table's primary key.
 *
 * @param name of the constraint
 * @param columns in its order
 */
public record PrimaryKey(Identifier name, List<Identifier> columns) {

  public PrimaryKey {
    columns = List.copyOf(columns);
  }
}
