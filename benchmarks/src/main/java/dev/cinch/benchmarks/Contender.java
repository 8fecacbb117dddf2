package dev.cinch.benchmarks;

import java.sql.SQLException;

/** A way to fill the table. */
interface Contender {

  /** Gives every row its value. */
  void fill(Orders orders) throws SQLException;
}
