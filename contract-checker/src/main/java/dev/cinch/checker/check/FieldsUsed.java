package dev.cinch.checker.check;

import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.contract.Contract;
import dev.cinch.checker.contract.Contracts;
import dev.cinch.checker.contract.Reading;
import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.Check;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Question;
import java.util.List;

/**
 * Nobody uses a field that goes. A reader with a default for it would decode on, and be given the
 * default instead of a value from then on.
 */
public final class FieldsUsed implements Check {

  private final Consumers consumers;

  public FieldsUsed(Contracts contracts) {
    this.consumers = new Consumers(contracts);
  }

  @Override
  public String id() {
    return "fields.used";
  }

  @Override
  public List<Finding> run(Question question, Change change) throws Exception {
    return Proposed.with(id(), change, proposed -> look(question, change, proposed));
  }

  private List<Finding> look(Question question, Change change, AvroSchema proposed) {
    if (!goes(change, proposed)) {
      return List.of(
          Finding.pass(id(), "Field %s stays".formatted(change.field())).on(change.subject()));
    }
    List<Finding> findings =
        consumers.onSubject(question, change).stream()
            .map(contract -> look(contract, change).of(contract.key().consumer()))
            .map(finding -> finding.on(change.subject()))
            .toList();
    return findings.isEmpty() ? List.of(nobody(change)) : findings;
  }

  private Finding nobody(Change change) {
    return Finding.unknown(
            id(),
            "Nobody has said who uses field %s of %s".formatted(change.field(), change.subject()),
            "Register the contract of each consumer of " + change.subject())
        .on(change.subject());
  }

  private static boolean goes(Change change, AvroSchema proposed) {
    return switch (change.kind()) {
      case REMOVE_FIELD, RENAME_FIELD, UNKNOWN -> !proposed.has(change.field());
      case ADD_FIELD, REQUIRE_FIELD, CHANGE_TYPE, NARROW_ENUM -> false;
    };
  }

  private Finding look(Contract contract, Change change) {
    String consumer = contract.key().consumer();
    Reading reading = contract.reading();
    if (reading.fields().contains(change.field())) {
      return Finding.blocked(
          id(),
          "%s says that it uses field %s, which goes".formatted(consumer, change.field()),
          "Deploy %s without it, and register the contract without it".formatted(consumer));
    }
    AvroSchema reader = reading.readerSchema();
    boolean silent = reading.fields().isEmpty() && (reader == null || reader.has(change.field()));
    return silent
        ? Finding.unknown(
            id(),
            "%s reads field %s, which goes, and has not said whether it uses it"
                .formatted(consumer, change.field()),
            "Register the fields that %s uses, or a reader schema without %s"
                .formatted(consumer, change.field()))
        : Finding.pass(id(), "%s does not use field %s".formatted(consumer, change.field()));
  }
}
