package dev.cinch.checker.check;

import dev.cinch.checker.column.Column;
import dev.cinch.checker.column.ColumnAndField;
import dev.cinch.checker.column.Mismatch;
import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.Check;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Question;
import dev.cinch.checker.gate.Site.NewColumn;
import java.util.List;
import java.util.Optional;

/**
 * The column fits the field that carries it: what the table may hold from this phase on can be
 * written as an event, and what consumers provide for can happen.
 */
public final class SchemaColumn implements Check {

  private final Columns columns;

  public SchemaColumn(Columns columns) {
    this.columns = columns;
  }

  @Override
  public String id() {
    return "schema.column";
  }

  @Override
  public List<Finding> run(Question question, Change change) throws Exception {
    return Proposed.with(id(), change, proposed -> look(question, change, proposed));
  }

  private List<Finding> look(Question question, Change change, AvroSchema proposed) {
    if (!proposed.has(change.field())) {
      return List.of(
          Finding.pass(id(), "Field %s carries no column any more".formatted(change.field()))
              .on(change.subject()));
    }
    Optional<NewColumn> planned = question.site().newColumn(change.column());
    Optional<Column> found = planned.flatMap(one -> find(question, one));
    if (found.isEmpty()) {
      return List.of(notThere(question, change).on(change.subject()));
    }
    Column column = found.get();
    List<Mismatch> mismatches = ColumnAndField.compare(column, proposed, change.field());
    if (mismatches.isEmpty()) {
      return List.of(
          evident(
              Finding.pass(
                  id(), "Column %s fits field %s".formatted(column.name(), change.field())),
              column,
              change));
    }
    return mismatches.stream()
        .map(
            mismatch ->
                evident(finding(mismatch), column, change)
                    .with("mismatch", "%s of %s".formatted(mismatch.kind().id(), change.field())))
        .toList();
  }

  private Finding notThere(Question question, Change change) {
    return Finding.unknown(
        id(),
        "There is no column %s in %s to compare the field with"
            .formatted(
                change.column() == null ? question.site().column() : change.column(),
                question.site().table()),
        "The column is there");
  }

  /** As it is from this phase on. */
  private Optional<Column> find(Question question, NewColumn planned) {
    return columns
        .of(question, planned.name())
        .map(
            column ->
                new Column(
                    column.name(),
                    column.type(),
                    column.notNull() || planned.demandsNotNull(),
                    column.fallback()));
  }

  private Finding finding(Mismatch mismatch) {
    return switch (mismatch.kind()) {
      case NULLABLE_BEHIND_REQUIRED, TYPE ->
          Finding.blocked(id(), capitalized(mismatch.reason()), capitalized(mismatch.remedy()));
      case NARROWER, TYPE_UNKNOWN ->
          Finding.unknown(id(), capitalized(mismatch.reason()), capitalized(mismatch.remedy()));
      case NOT_NULL_BEHIND_OPTIONAL, DEFAULT ->
          // Every row can be written and read: told, but no reason to wait.
          Finding.pass(id(), capitalized(mismatch.reason())).with("advice", mismatch.remedy());
    };
  }

  private static Finding evident(Finding finding, Column column, Change change) {
    return finding
        .on(change.subject())
        .with("column", column.name())
        .with("type", column.type())
        .with("not_null", column.notNull())
        .with("field", change.field());
  }

  private static String capitalized(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
