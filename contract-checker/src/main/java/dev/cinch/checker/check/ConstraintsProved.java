package dev.cinch.checker.check;

import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.MigrationCheck;
import dev.cinch.checker.gate.Phase;
import dev.cinch.checker.gate.Question;
import dev.cinch.checker.gate.Site.NewColumn;
import java.util.ArrayList;
import java.util.List;

/** The new column is there, and before the old one goes all that it has to hold is proved. */
public final class ConstraintsProved implements MigrationCheck {

  private final Databases databases;

  public ConstraintsProved(Databases databases) {
    this.databases = databases;
  }

  @Override
  public String id() {
    return "database.constraints";
  }

  @Override
  public List<Finding> run(Question question) {
    List<NewColumn> columns = question.site().newColumns();
    return columns.size() == 1
        ? List.of(look(question, columns.get(0)))
        : columns.stream()
            .map(column -> look(question, column).with(Finding.COMING, column.name()))
            .toList();
  }

  private Finding look(Question question, NewColumn column) {
    return databases
        .column(question, column.name())
        .map(
            state ->
                look(question, column, state)
                    .with("not_null", state.notNull())
                    .with("constraints", String.join(", ", state.constraints()))
                    .with("not_valid", String.join(", ", state.unproved())))
        .orElseGet(
            () ->
                Finding.blocked(
                    id(),
                    "There is no column %s in %s".formatted(column.name(), question.site().table()),
                    "The column is there; somebody has dropped or renamed it, or the table"));
  }

  private Finding look(Question question, NewColumn column, ColumnState state) {
    if (question.occasion().phase() != Phase.RETIRE) {
      return Finding.pass(id(), "TIGHTEN proves each constraint before it counts");
    }
    List<String> missing = new ArrayList<>(state.unproved());
    if (column.demandsNotNull() && !state.notNull()) {
      missing.add("not null");
    }
    return missing.isEmpty()
        ? Finding.pass(id(), "Every constraint on the new column is proved for every row")
        : Finding.blocked(
            id(),
            "Not proved for every row of column %s: %s"
                .formatted(column.name(), String.join(", ", missing)),
            "Validate " + String.join(", ", missing));
  }
}
