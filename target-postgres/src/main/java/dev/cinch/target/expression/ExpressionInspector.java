package dev.cinch.target.expression;

import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import java.sql.Connection;

/** Has PostgreSQL itself look at an author's expression, in a transaction that is rolled back. */
public final class ExpressionInspector {

  private final Connection connection;

  /**
   * @param connection a connection outside of any transaction, with the right to make temporary
   *     objects
   */
  public ExpressionInspector(Connection connection) {
    this.connection = connection;
  }

  /**
   * Looks at an expression. Names in it are looked up in {@code pg_catalog}, then in the table's
   * own schema.
   *
   * @param table the table whose columns it reads
   * @param column the column that it is to fill; it need not exist yet
   * @param type that column's type
   * @param expression the author's text
   */
  public Inspection inspect(TableName table, Identifier column, String type, String expression) {
    throw new UnsupportedOperationException(
        "under construction " + connection + table + column + type + expression);
  }
}
