package dev.cinch.target.expression;

import dev.cinch.target.TargetException;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Has PostgreSQL itself look at an author's expression, in a transaction that is rolled back.
 * Nothing of the expression is executed or even planned: it becomes the body of a temporary
 * function, whose parse tree, dependencies and printed form tell what it is.
 */
public final class ExpressionInspector {

  private final Connection connection;
  private final List<ComingColumn> coming;
  private final Set<TableName> allowed;

  /**
   * @param connection a connection in auto-commit mode whose role may read the table and make
   *     temporary objects
   */
  public ExpressionInspector(Connection connection) {
    this(connection, List.of(), Set.of());
  }

  private ExpressionInspector(
      Connection connection, List<ComingColumn> coming, Set<TableName> allowed) {
    this.connection = connection;
    this.coming = coming;
    this.allowed = allowed;
  }

  /** One that lets these functions be called although they are declared volatile. */
  public ExpressionInspector allowing(Collection<TableName> functions) {
    return new ExpressionInspector(connection, coming, Set.copyOf(functions));
  }

  /** One for which the table has a column already that is still to come. */
  public ExpressionInspector withColumn(Identifier name, String type) {
    List<ComingColumn> all = new ArrayList<>(coming);
    all.add(new ComingColumn(name, type));
    return new ExpressionInspector(connection, List.copyOf(all), allowed);
  }

  /**
   * Looks at an expression. Names in it are looked up in {@code pg_catalog}, then in the table's
   * own schema; a name elsewhere carries its schema.
   *
   * @param table the table whose columns it reads
   * @param column the column that it is to fill; it need not exist yet
   * @param type that column's type
   * @param expression the author's text
   * @return the expression as it is used, or why it can't be
   * @throws TargetException if the server can't be asked
   */
  public Inspection inspect(TableName table, Identifier column, String type, String expression) {
    return inspect(Use.VALUE_OF_A_ROW, table, column, type, expression);
  }

  /** The same for a column's default, which reads no column, but may tell the time. */
  public Inspection inspectDefault(
      TableName table, Identifier column, String type, String expression) {
    return inspect(Use.DEFAULT, table, column, type, expression);
  }

  /**
   * Why a text is not a type that a column may have, such as one with a default or a constraint
   * behind it; empty where it is.
   *
   * @throws TargetException if the server can't be asked
   */
  public Optional<Refusal> refuseType(TableName table, String type) {
    try {
      connection.setAutoCommit(false);
      try {
        Scratch scratch = new Scratch(connection, table);
        scratch.lookUpInTableSchema();
        Examination.typeOf(scratch, type);
        return Optional.empty();
      } catch (RefusedException e) {
        return Optional.of(e.refusal());
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw TargetException.of("Cannot inspect type %s for %s".formatted(type, table), e);
    }
  }

  private Inspection inspect(
      Use use, TableName table, Identifier column, String type, String expression) {
    try {
      connection.setAutoCommit(false);
      try {
        Scratch scratch = new Scratch(connection, table);
        Examination examination =
            new Examination(
                scratch, new Dependencies(connection, scratch, allowed), table, column, use);
        for (ComingColumn later : coming) {
          examination.addColumn(later);
        }
        return examination.of(type, expression);
      } catch (RefusedException e) {
        return e.refusal();
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw TargetException.of(
          "Cannot inspect the expression for column %s of %s".formatted(column, table), e);
    }
  }
}
