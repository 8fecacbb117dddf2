package dev.cinch.checker.check;

import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.MigrationCheck;
import dev.cinch.checker.gate.Question;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

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
                readers(question, drops),
                reader -> finding(reader, question, drops),
                Finding.pass(
                    id(),
                    "No view, function, rule, policy, foreign table or other object reads %s of %s"
                        .formatted(drops, question.site().table()))));
  }

  /**
   * Where the new column takes over a name, what the database knows to read goes with the old
   * column, and what goes by a name alone misses the new one's own.
   */
  private List<ColumnReader> readers(Question question, String name) {
    String old = question.site().takesNameOf();
    return old == null
        ? databases.readers(question, name)
        : Stream.concat(
                databases.readers(question, old).stream().filter(ColumnReader::certain),
                databases.readers(question, name).stream().filter(reader -> !reader.certain()))
            .toList();
  }

  private Finding finding(ColumnReader reader, Question question, String drops) {
    String table = question.site().table().toString();
    Finding finding =
        switch (reader.evidence()) {
          case RECORDED ->
              Finding.blocked(
                  id(),
                  "%s reads column %s of %s, which goes"
                      .formatted(
                          reader.what(),
                          Objects.requireNonNullElse(question.site().takesNameOf(), drops),
                          table),
                  "Change or drop " + reader.what());
          case NAMED ->
              perhaps(
                  reader,
                  "%s names column %s and %s, and may read what goes"
                      .formatted(reader.what(), drops, table));
          case WHOLE_ROWS ->
              perhaps(
                  reader,
                  "%s names %s and takes whole rows, in which %s may be that goes"
                      .formatted(reader.what(), table, drops));
        };
    return finding.with("object", reader.what());
  }

  private Finding perhaps(ColumnReader reader, String message) {
    return Finding.unknown(
        id(),
        message,
        "Change %s, or let an approver override this finding".formatted(reader.what()));
  }
}
