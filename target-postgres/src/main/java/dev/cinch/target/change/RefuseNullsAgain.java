package dev.cinch.target.change;

import dev.cinch.target.name.Identifier;
import dev.cinch.target.step.LockMode;
import dev.cinch.target.step.Step;
import dev.cinch.target.step.Undo;
import java.util.List;
import java.util.stream.Stream;

/**
 * Brings a NOT NULL back, on the way back. Nulls may have been written meanwhile, and a constraint
 * that is only proved afterwards would turn writers away although there is no going back; so first
 * it is proved that there is none, and what an earlier try has left unproved is taken away.
 *
 * @param constraint its name
 */
record RefuseNullsAgain(ColumnChange change, TableLayout layout, Identifier constraint)
    implements Operation {

  /** What a session sets that has proved it; a session serves one run of one step. */
  private static final String PROOF = "cinch.no_nulls";

  @Override
  public List<Step> steps() {
    NotNull notNull = NotNull.restoring(change, layout, constraint);
    return Stream.concat(Stream.of(lift(notNull), prove(notNull)), notNull.steps().stream())
        .toList();
  }

  private Step lift(NotNull notNull) {
    return new Step(
        "restore.lift-unproved",
        "Take away what refuses nulls in column %s of %s and is not proved"
            .formatted(column(), change.table()),
        change.table(),
        LockMode.ACCESS_EXCLUSIVE,
        true,
        List.of(),
        List.of(
            "alter table %s drop constraint if exists %s"
                .formatted(change.table().quoted(), notNull.name().quoted())),
        Undo.needless(),
        "select not " + notNull.isUnproved());
  }

  private Step prove(NotNull notNull) {
    return new Step(
        "restore.prove-no-nulls",
        "Prove that no row of %s has a null in column %s, before nulls are refused again"
            .formatted(change.table(), column()),
        change.table(),
        LockMode.SHARE_UPDATE_EXCLUSIVE,
        true,
        List.of(),
        List.of(
            DollarQuote.block(
                """
                declare
                  found bigint := (select count(*) from %1$s where %2$s is null);
                begin
                  if found > 0 then
                    raise exception using errcode = 'not_null_violation',
                      message = pg_catalog.format(%3$s, found);
                  end if;
                  perform pg_catalog.set_config('%4$s', %5$s, false);
                end
                """
                    .formatted(
                        change.table().quoted(),
                        change.column().name().quoted(),
                        Literal.of(
                            "column %s of %s is null in %%s rows, so that there is no value to go back to in them; give them one"
                                .formatted(
                                    percents(column()), percents(change.table().toString()))),
                        PROOF,
                        Literal.of(column())))),
        Undo.needless(),
        "select %s or coalesce(pg_catalog.current_setting('%s', true) = %s, false)"
            .formatted(notNull.isProved(), PROOF, Literal.of(column())));
  }

  /** As a text for format(), in which a percent sign stands for itself. */
  private static String percents(String name) {
    return name.replace("%", "%%");
  }

  private String column() {
    return change.column().name().value();
  }
}
