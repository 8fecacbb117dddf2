package dev.cinch.target.change;

import dev.cinch.target.step.Step;
import dev.cinch.target.step.Undo;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Runs steps as their contract says, without the patience of the lock-safe runner. */
public final class Steps {

  private final Connection connection;

  public Steps(Connection connection) {
    this.connection = connection;
  }

  /** Runs what is not done yet, and checks that each step says so afterwards. */
  public void run(Operation operation) throws SQLException {
    for (Step step : operation.steps()) {
      run(step);
    }
  }

  void run(Step step) throws SQLException {
    if (isDone(step)) {
      return;
    }
    for (String sql : step.transactional() ? List.<String>of() : step.clearing()) {
      execute(sql);
    }
    carryOut(step.statements(), step.transactional());
    if (!isDone(step)) {
      throw new AssertionError(step.id() + " has run but does not say that it is done");
    }
  }

  /** Takes steps back, the last one first. */
  void undo(Operation operation) throws SQLException {
    // the runner has a session of its own for each step
    execute("select set_config('cinch.no_nulls', '', false)");
    List<Step> steps = new ArrayList<>(operation.steps());
    Collections.reverse(steps);
    for (Step step : steps) {
      if (step.undo().kind() == Undo.Kind.BY_STEPS) {
        for (Step part : step.undo().steps()) {
          run(part);
        }
      } else {
        carryOut(step.undo().statements(), step.transactional());
      }
      if (isDone(step)) {
        throw new AssertionError(step.id() + " was undone but says that it is done");
      }
    }
  }

  /** Carries the statements out again, as a planner does that died before it could note the end. */
  void repeat(Operation operation) throws SQLException {
    for (Step step : operation.steps()) {
      if (!isDone(step)) {
        throw new AssertionError(step.id() + " is not done");
      }
    }
    run(operation);
  }

  boolean isDone(Step step) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(step.doneWhen())) {
      return row.next() && row.getBoolean(1);
    }
  }

  void carryOut(List<String> statements, boolean transactional) throws SQLException {
    if (!transactional) {
      for (String sql : statements) {
        execute(sql);
      }
      return;
    }
    connection.setAutoCommit(false);
    try {
      for (String sql : statements) {
        execute(sql);
      }
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }
}
