package dev.cinch.planner.plan;

import java.util.List;

/**
 * What on the target speaks against beginning a plan.
 *
 * @param path in the plan of what it is about, such as {@code indexes[0].name}
 * @param message what is wrong and what mends it
 */
public record Objection(Kind kind, String path, String message) {

  /** Kinds of objections, by ids that stay. */
  public enum Kind {
    /** No target of that name is configured. */
    UNKNOWN_TARGET("target.unknown"),
    /** The target is a standby, or takes no write from the planner's role. */
    READ_ONLY("target.read-only"),
    /** The planner's role lacks a right. */
    RIGHT("target.right"),
    /** The workers' role lacks a right, or is not there. */
    WORKERS_RIGHT("target.workers-right"),
    /** Whoever writes the table may not call what the plan calls. */
    WRITERS_RIGHT("target.writers-right"),
    /** There is no such table. */
    NO_TABLE("table.missing"),
    /** There is no such column. */
    NO_COLUMN("column.missing"),
    /** A column of that name is there already. */
    COLUMN_EXISTS("column.exists"),
    /** The column's type is none, or can't be had in its place. */
    TYPE("column.type-refused"),
    /** The default is refused by PostgreSQL, or would have every row written anew. */
    DEFAULT("column.default-refused"),
    /** The column is as the plan wants it already, or can't be. */
    NULLS("column.nulls"),
    /** A primary key, or a foreign key of another table, needs the column that goes. */
    KEY("column.key"),
    /** An expression or a condition is refused. */
    EXPRESSION("expression.refused"),
    /** An index or a constraint would take a name that is taken. */
    NAME_TAKEN("name.taken"),
    /** A build that failed has left an invalid index of the same name. */
    INVALID_INDEX("index.invalid"),
    /** Triggers of the table's owner would fire at each row that is filled. */
    TRIGGER("trigger.fires");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    public String id() {
      return id;
    }
  }

  /** With its place in the plan's file. */
  public PlanProblem in(Plan plan) {
    return PlanProblem.at(plan.text().places().at(path), message);
  }

  /** All of them with their places, in one sentence. */
  public static String sentence(Plan plan, List<Objection> objections) {
    return String.join(
        "; ", objections.stream().map(objection -> objection.in(plan).toString()).toList());
  }

  /** The same for where the plan is not at hand. */
  public static String sentence(List<Objection> objections) {
    return String.join("; ", objections.stream().map(Objection::message).toList());
  }
}
