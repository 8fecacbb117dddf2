package dev.cinch.checker.check;

import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.MigrationCheck;
import dev.cinch.checker.gate.Phase;
import dev.cinch.checker.gate.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    Optional<ColumnState> column = databases.column(question);
    if (column.isEmpty()) {
      return List.of(
          Finding.blocked(
              id(),
              "There is no column %s in %s"
                  .formatted(question.site().column(), question.site().table()),
              "The column is there; somebody has dropped or renamed it, or the table"));
    }
    return List.of(
        look(question, column.get())
            .with("not_null", column.get().notNull())
            .with("constraints", String.join(", ", column.get().constraints()))
            .with("not_valid", String.join(", ", column.get().unproved())));
  }

  private Finding look(Question question, ColumnState column) {
    if (question.occasion().phase() != Phase.RETIRE) {
      return Finding.pass(id(), "TIGHTEN proves each constraint before it counts");
    }
    List<String> missing = new ArrayList<>(column.unproved());
    if (question.site().demandsNotNull() && !column.notNull()) {
      missing.add("not null");
    }
    return missing.isEmpty()
        ? Finding.pass(id(), "Every constraint on the new column is proved for every row")
        : Finding.blocked(
            id(),
            "Not proved for every row of column %s: %s"
                .formatted(question.site().column(), String.join(", ", missing)),
            "Validate " + String.join(", ", missing));
  }
}
