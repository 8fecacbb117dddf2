package dev.cinch.target.change;

import dev.cinch.target.name.Identifier;
import dev.cinch.target.step.LockMode;
import dev.cinch.target.step.Step;
import dev.cinch.target.step.Undo;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Removes what was replaced and all of ours, in RETIRE: one transaction, trigger first, so that
 * nothing is written back into a column that goes. What the plan asked for is all that stays. It
 * can't be undone: the old column's data is gone.
 */
public record DropReplaced(ColumnChange change, TableLayout layout) implements Operation {

  @Override
  public List<Step> steps() {
    return List.of(
        new Step(
            "retire.drop-replaced",
            purpose(),
            change.table(),
            onlyComments() ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.ACCESS_EXCLUSIVE,
            true,
            List.of(),
            statements(),
            Undo.impossible(),
            "select %s and %s and %s"
                .formatted(
                    new DropSync(change).isGone(),
                    change.mark().isReleased(),
                    columnsAreAsAsked())));
  }

  private Retirement retirement() {
    return change.replacement() == null ? Retirement.KEEP : change.replacement().retirement();
  }

  private boolean hasTrigger() {
    return change.filling() != null && !change.isKeptByApplications();
  }

  private boolean onlyComments() {
    return !hasTrigger() && change.replaced().isEmpty();
  }

  private String purpose() {
    return switch (retirement()) {
      case KEEP ->
          !hasTrigger()
              ? "Keep column %s of %s as the plan asked for it; no way back"
                  .formatted(change.said(), change.table())
              : "Drop the sync trigger of %s; no way back".formatted(change.table());
      case DROP ->
          "Drop %s of %s; no way back"
              .formatted(
                  change.replaced().stream()
                      .map(old -> "column " + old)
                      .collect(Collectors.joining(" and ")),
                  change.table());
      case DROP_AND_RENAME ->
          "Drop column %s of %s and give its name to %s; no way back"
              .formatted(change.onlyReplaced(), change.table(), change.column().name());
    };
  }

  private List<String> statements() {
    List<String> statements = new ArrayList<>();
    if (hasTrigger()) {
      statements.addAll(new DropSync(change).statementsForGood());
    }
    if (change.each().stream().anyMatch(one -> !one.column().demands().equals(Demands.NONE))) {
      statements.add(change.mark().release());
    }
    change.each().forEach(one -> statements.add(comment(one.column())));
    switch (retirement()) {
      case KEEP -> change.replaced().forEach(old -> statements.add(letNullsIn(old)));
      case DROP -> {
        statements.addAll(nextKey());
        change.replaced().forEach(old -> statements.add(alter("drop column " + old.quoted())));
      }
      case DROP_AND_RENAME -> {
        statements.addAll(nextKey());
        statements.addAll(new CarryOver(change).statements());
        String old = change.onlyReplaced().quoted();
        statements.add(alter("drop column " + old));
        statements.add(
            alter("rename column %s to %s".formatted(change.column().name().quoted(), old)));
      }
    }
    return statements;
  }

  private List<String> nextKey() {
    return change.column().demands().primaryKey()
        ? new NextKey(change, layout).takeOver()
        : List.of();
  }

  /** Nobody fills it from here on: inserts that know the new column only must not fail on it. */
  private String letNullsIn(Identifier old) {
    return DollarQuote.block(
        """
        begin
          if %s and not %s then
            %s;
          end if;
        end
        """
            .formatted(
                CatalogSql.columnIsNotNull(change.table(), old),
                CatalogSql.columnIsFilled(change.table(), old),
                alter("alter column %s drop not null".formatted(old.quoted()))));
  }

  /** The plan's comment takes the place of ours; without one there is none. */
  private String comment(ColumnPlan column) {
    return "comment on column %s.%s is %s"
        .formatted(
            change.table().quoted(),
            column.name().quoted(),
            column.comment() == null ? "null" : Literal.of(column.comment()));
  }

  private String columnsAreAsAsked() {
    return switch (retirement()) {
      case KEEP ->
          change.each().stream()
              .map(one -> "not " + new Ownership(one).isOurs())
              .collect(Collectors.joining(" and "));
      case DROP ->
          change.replaced().stream()
              .map(old -> "not " + exists(old))
              .collect(Collectors.joining(" and "));
      case DROP_AND_RENAME ->
          "not %s and %s".formatted(exists(change.column().name()), exists(change.onlyReplaced()));
    };
  }

  private String exists(Identifier column) {
    return CatalogSql.columnExists(change.table(), column);
  }

  private String alter(String action) {
    return "alter table %s %s".formatted(change.table().quoted(), action);
  }
}
