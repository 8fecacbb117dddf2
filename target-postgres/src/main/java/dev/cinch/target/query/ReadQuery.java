package dev.cinch.target.query;

import java.util.List;
import java.util.Set;

/**
 * What the server says of a query that it has read.
 *
 * @param parameters how many it has
 * @param columns every column of a relation that it depends on
 * @param from whether the column that is left is among them
 * @param to whether the other one is
 * @param strangers what it depends on and belongs to somebody who is not the table's owner
 */
record ReadQuery(
    int parameters, Set<String> columns, boolean from, boolean to, List<String> strangers) {

  ReadQuery {
    columns = Set.copyOf(columns);
    strangers = List.copyOf(strangers);
  }
}
