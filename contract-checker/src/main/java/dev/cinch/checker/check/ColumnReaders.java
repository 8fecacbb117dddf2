package dev.cinch.checker.check;

import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.MigrationCheck;
import dev.cinch.checker.gate.Question;
import java.util.List;

/** Nothing in the database itself reads a column that goes. */
public final class ColumnReaders implements MigrationCheck {

  private final Databases databases;

  public ColumnReaders(Databases databases) {
    this.databases = databases;
  }

  @Override
  public String id() {
    return "database.readers";
  }

  @Override
  public List<Finding> run(Question question) {
    return GoingColumn.with(
        id(),
        question,
        drops ->
            GoingColumn.inTheWay(
                databases.readers(question, drops),
                reader -> finding(reader, question, drops),
                Finding.pass(
                    id(),
                    "No view, function, rule, policy, foreign table or other object reads %s of %s"
                        .formatted(drops, question.site().table()))));
  }

  private Finding finding(ColumnReader reader, Question question, String drops) {
    Finding finding =
        reader.certain()
            ? Finding.blocked(
                id(),
                "%s reads column %s of %s, which goes"
                    .formatted(reader.what(), drops, question.site().table()),
                "Change or drop " + reader.what())
            : Finding.unknown(
                id(),
                "%s names column %s and %s, and may read what goes"
                    .formatted(reader.what(), drops, question.site().table()),
                "Change %s, or let an approver override this finding".formatted(reader.what()));
    return finding.with("object", reader.what());
  }
}
