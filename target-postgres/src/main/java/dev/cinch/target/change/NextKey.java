package dev.cinch.target.change;

import dev.cinch.target.name.Identifier;
import dev.cinch.target.step.Step;
import java.util.List;

/**
 * Builds, in TIGHTEN, the unique index that becomes the primary key once the column that is
 * replaced goes: until then the table has both.
 */
public record NextKey(ColumnChange change, TableLayout layout) implements Operation {

  @Override
  public List<Step> steps() {
    return new BuildIndex(change, layout, index()).steps();
  }

  /**
   * The statements that put it in the place of the old key, in the transaction in which the old
   * column goes. The index takes the constraint's name.
   */
  List<String> takeOver() {
    Identifier name = key().name();
    return List.of(
        alter("drop constraint " + name.quoted()),
        alter(
            "add constraint %s primary key using index %s"
                .formatted(name.quoted(), index().name().quoted())));
  }

  private IndexPlan index() {
    return IndexPlan.uniqueOn(
        MigrationObjects.cut(key().name().value(), "_next"),
        key().columns().stream().map(this::replaced).toList());
  }

  private Identifier replaced(Identifier column) {
    return change.replaced().contains(column) ? change.column().name() : column;
  }

  private PrimaryKey key() {
    PrimaryKey key = layout.primaryKey();
    if (key == null) {
      throw new IllegalStateException(
          "Cannot find the primary key of %s, which column %s is to be in"
              .formatted(change.table(), change.column().name()));
    }
    return key;
  }

  private String alter(String action) {
    return "alter table %s %s".formatted(change.table().quoted(), action);
  }
}
