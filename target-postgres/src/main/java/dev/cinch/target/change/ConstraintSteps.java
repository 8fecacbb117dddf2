package dev.cinch.target.change;

import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import dev.cinch.target.step.LockMode;
import dev.cinch.target.step.Step;
import dev.cinch.target.step.Undo;
import java.util.List;

/**
 * The steps of one constraint on one table, without a scan under a lock that blocks: first it is
 * added not valid, so that new rows are held to it; then the old ones are proved to meet it.
 */
record ConstraintSteps(Mark mark, TableName table, Identifier name) {

  Step addNotValid(String id, String definition, LockMode lock) {
    return adding(
        id,
        "Hold new rows of %s to constraint %s".formatted(table, name),
        lock,
        definition + " not valid",
        "true");
  }

  Step validate(String id) {
    return step(
        id,
        "Prove that every row of %s meets constraint %s".formatted(table, name),
        LockMode.SHARE_UPDATE_EXCLUSIVE,
        List.of(SearchPath.pin(table), alter("validate constraint " + name.quoted())),
        "convalidated");
  }

  /** For what needs no proof: a constraint that finds all it needs in the catalog. */
  Step add(String id, String definition, LockMode lock) {
    return adding(
        id, "Add constraint %s to %s".formatted(name, table), lock, definition, "convalidated");
  }

  private Step adding(
      String id, String purpose, LockMode lock, String definition, String condition) {
    return step(
        id,
        purpose,
        lock,
        List.of(
            SearchPath.pin(table),
            alter("add constraint %s %s".formatted(name.quoted(), definition)),
            mark.onConstraint(table, name)),
        condition);
  }

  private Step step(
      String id, String purpose, LockMode lock, List<String> statements, String condition) {
    return new Step(
        id + "." + name,
        purpose,
        table,
        lock,
        true,
        List.of(),
        statements,
        Undo.by(mark.dropConstraint(table, name)),
        "select " + mark.isOnConstraint(table, name, condition));
  }

  private String alter(String action) {
    return "alter table %s %s".formatted(table.quoted(), action);
  }
}
