package dev.cinch.target.change;

import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import dev.cinch.target.step.LockMode;
import dev.cinch.target.step.Step;
import dev.cinch.target.step.Undo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the new column NOT NULL, in TIGHTEN, without a scan under a lock that blocks. From version
 * 18 on by a NOT NULL constraint that is first added not valid and then validated; before, by a
 * check constraint that spares SET NOT NULL its scan and is then dropped.
 */
public record NotNull(ColumnChange change, TableLayout layout, @Nullable Identifier restored)
    implements Operation {

  private static final int NATIVE_SINCE = 18;

  public NotNull(ColumnChange change, TableLayout layout) {
    this(change, layout, null);
  }

  /** Brings a constraint back that was not ours, under its own name where it has one. */
  static NotNull restoring(ColumnChange change, TableLayout layout, Identifier constraint) {
    return new NotNull(change, layout, constraint);
  }

  /** What PostgreSQL calls such a constraint by itself. */
  static Identifier usualName(TableName table, Identifier column) {
    return MigrationObjects.cut(table.name() + "_" + column.value(), "_not_null");
  }

  @Override
  public List<Step> steps() {
    return isNative()
        ? List.of(addNative(), validate(isThere("convalidated")))
        : List.of(addCheck(), validate(checkIs("convalidated")), setNotNull());
  }

  private Step addNative() {
    List<String> statements = new ArrayList<>();
    statements.add(
        alter(
            "add constraint %s not null %s not valid".formatted(name().quoted(), quotedColumn())));
    if (restored == null) {
      statements.add(change.mark().onConstraint(change.table(), name()));
    }
    return step(
        change.step("tighten.add-not-null"),
        "Refuse new nulls in column %s of %s".formatted(column(), change.table()),
        LockMode.ACCESS_EXCLUSIVE,
        statements,
        dropConstraint(),
        isThere("true"));
  }

  private Step addCheck() {
    return step(
        change.step("tighten.add-check"),
        "Refuse new nulls in column %s of %s".formatted(column(), change.table()),
        LockMode.ACCESS_EXCLUSIVE,
        List.of(
            alter(
                "add constraint %s check (%s is not null) not valid"
                    .formatted(name().quoted(), quotedColumn()))),
        dropConstraint(),
        checkIs("true"));
  }

  private Step validate(String doneWhen) {
    return step(
        change.step("tighten.validate-not-null"),
        "Prove that no row of %s has a null in column %s".formatted(change.table(), column()),
        LockMode.SHARE_UPDATE_EXCLUSIVE,
        List.of(alter("validate constraint " + name().quoted())),
        dropConstraint(),
        doneWhen);
  }

  private Step setNotNull() {
    return step(
        change.step("tighten.set-not-null"),
        "Declare column %s of %s not null, as the check has proved, and drop the check"
            .formatted(column(), change.table()),
        LockMode.ACCESS_EXCLUSIVE,
        List.of(
            alter("alter column %s set not null".formatted(quotedColumn())),
            alter("drop constraint if exists " + name().quoted())),
        Undo.by(alter("alter column %s drop not null".formatted(quotedColumn()))),
        "%s and not %s"
            .formatted(
                CatalogSql.columnIsNotNull(change.table(), change.column().name()),
                CatalogSql.constraintExists(change.table(), change.notNullCheck(), "true")));
  }

  /**
   * Version 18 sets attnotnull for a constraint that is not validated: only pg_constraint tells.
   */
  private String isThere(String condition) {
    return restored == null
        ? change.mark().isOnConstraint(change.table(), name(), condition)
        : "exists (%s and %s)".formatted(anyOnColumn(), condition);
  }

  private String anyOnColumn() {
    return """
        select 1 from pg_catalog.pg_constraint
         where contype = 'n' and conrelid = %s
           and conkey = array(
             select attnum from pg_catalog.pg_attribute
              where attrelid = conrelid and attname = %s and not attisdropped)"""
        .formatted(CatalogSql.regclass(change.table()), Literal.of(column()));
  }

  /** Once the column is not null the check has done its work, whether it is still there or not. */
  private String checkIs(String condition) {
    return "(%s or %s)"
        .formatted(
            CatalogSql.columnIsNotNull(change.table(), change.column().name()),
            CatalogSql.constraintExists(change.table(), change.notNullCheck(), condition));
  }

  /** True once nulls are refused, and it is proved that there is none. */
  String isProved() {
    return isNative() ? isThere("convalidated") : checkIs("convalidated");
  }

  /** True where nulls are refused, and it is not. */
  String isUnproved() {
    return isNative()
        ? isThere("not convalidated")
        : CatalogSql.constraintExists(change.table(), name(), "not convalidated");
  }

  private Step step(
      String id, String purpose, LockMode lock, List<String> work, Undo undo, String doneWhen) {
    return new Step(
        id, purpose, change.table(), lock, true, List.of(), work, undo, "select " + doneWhen);
  }

  /** A check has a name that only this migration's objects have. */
  private Undo dropConstraint() {
    return Undo.by(
        isNative()
            ? change.mark().dropConstraint(change.table(), name())
            : alter("drop constraint if exists " + name().quoted()));
  }

  private String alter(String action) {
    return "alter table %s %s".formatted(change.table().quoted(), action);
  }

  /** A check is ours and goes again; a NOT NULL constraint stays, under PostgreSQL's usual name. */
  Identifier name() {
    if (!isNative()) {
      return change.notNullCheck();
    }
    return restored == null ? usualName(change.table(), change.column().name()) : restored;
  }

  private boolean isNative() {
    return layout.serverMajor() >= NATIVE_SINCE;
  }

  private String column() {
    return change.column().name().value();
  }

  private String quotedColumn() {
    return change.column().name().quoted();
  }
}
