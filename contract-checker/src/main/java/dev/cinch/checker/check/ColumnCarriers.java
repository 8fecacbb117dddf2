package dev.cinch.checker.check;

import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.MigrationCheck;
import dev.cinch.checker.gate.Question;
import java.util.List;
import java.util.stream.Stream;

/** Nobody is sent a column that goes by logical replication. */
public final class ColumnCarriers implements MigrationCheck {

  private final Databases databases;

  public ColumnCarriers(Databases databases) {
    this.databases = databases;
  }

  @Override
  public String id() {
    return "database.carriers";
  }

  @Override
  public List<Finding> run(Question question) {
    return GoingColumn.with(
        id(),
        question,
        drops ->
            GoingColumn.inTheWay(
                carriers(question, drops),
                carrier -> finding(carrier, drops),
                Finding.pass(
                    id(),
                    "No publication and no logical slot carries column %s of %s"
                        .formatted(drops, question.site().table()))));
  }

  /** A list of columns with the old one keeps it from being dropped, whoever takes its name. */
  private List<Carrier> carriers(Question question, String name) {
    String old = question.site().takesNameOf();
    Stream<Carrier> binding =
        old == null
            ? Stream.of()
            : databases.carriers(question, old).stream().filter(Carrier::binds);
    return Stream.concat(binding, databases.carriers(question, name).stream()).distinct().toList();
  }

  private Finding finding(Carrier carrier, String drops) {
    Finding finding =
        carrier.binds()
            ? Finding.blocked(
                id(),
                "%s names column %s, which goes".formatted(carrier.what(), drops),
                "Take %s out of %s".formatted(drops, carrier.what()))
            : Finding.unknown(
                id(),
                "%s carries column %s, which goes; whether its readers do without it can't be seen"
                    .formatted(carrier.what(), drops),
                "Take %s out of %s, or see that its readers do without it and let an approver override this finding"
                    .formatted(drops, carrier.what()));
    return finding.with("carrier", carrier.what());
  }
}
