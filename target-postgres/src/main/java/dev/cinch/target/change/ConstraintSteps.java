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
record ConstraintSteps(TableName table, Identifier name) {

  Step addNotValid(String id, String definition, LockMode lock) {
    return step(
        id,
        "Hold new rows of %s to constraint %s".formatted(table, name),
        lock,
        alter("add constraint %s %s not valid".formatted(name.quoted(), definition)),
        "true");
  }

  Step validate(String id) {
    return step(
        id,
        "Prove that every row of %s meets constraint %s".formatted(table, name),
        LockMode.SHARE_UPDATE_EXCLUSIVE,
        alter("validate constraint " + name.quoted()),
        "convalidated");
  }

  /** For what needs no proof: a constraint that finds all it needs in the catalog. */
  Step add(String id, String definition, LockMode lock) {
    return step(
        id,
        "Add constraint %s to %s".formatted(name, table),
        lock,
        alter("add constraint %s %s".formatted(name.quoted(), definition)),
        "convalidated");
  }

  private Step step(String id, String purpose, LockMode lock, String sql, String condition) {
    return new Step(
        id + "." + name,
        purpose,
        table,
        lock,
        true,
        List.of(),
        List.of(SearchPath.pin(table), sql),
        Undo.by(alter("drop constraint if exists " + name.quoted())),
        "select " + CatalogSql.constraintExists(table, name, condition));
  }

  private String alter(String action) {
    return "alter table %s %s".formatted(table.quoted(), action);
  }
}
