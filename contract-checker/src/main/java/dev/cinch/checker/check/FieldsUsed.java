package dev.cinch.checker.check;

import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.compatibility.Version;
import dev.cinch.checker.contract.Contract;
import dev.cinch.checker.contract.Contracts;
import dev.cinch.checker.contract.Losses;
import dev.cinch.checker.contract.Reading;
import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.Check;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Nobody uses a field that goes, whether the plan names it or the proposed schema just lacks it. A
 * reader with a default for it would decode on, and be given the default instead of a value.
 */
public final class FieldsUsed implements Check {

  private final Consumers consumers;
  private final Subjects subjects;

  public FieldsUsed(Contracts contracts, Subjects subjects) {
    this.consumers = new Consumers(contracts);
    this.subjects = subjects;
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
    boolean goes = change.takes(change.field()) && !proposed.has(change.field());
    List<Contract> readers = consumers.onSubject(question, change);
    if (goes && readers.isEmpty()) {
      return List.of(nobody(change));
    }
    Predicate<String> written = written(change, proposed);
    List<Finding> findings = new ArrayList<>();
    for (Contract reader : readers) {
      List<Finding> against =
          against(reader.key().consumer(), reader.reading().losses(written, proposed));
      (against.isEmpty() && goes ? List.of(unhurt(reader, change)) : against)
          .forEach(finding -> findings.add(finding.of(reader.key().consumer())));
    }
    if (findings.isEmpty()) {
      findings.add(Finding.pass(id(), "Field %s stays".formatted(change.field())));
    }
    return findings.stream().map(finding -> finding.on(change.subject())).toList();
  }

  private Finding nobody(Change change) {
    return Finding.unknown(
            id(),
            "Nobody has said who uses field %s of %s".formatted(change.field(), change.subject()),
            "Register the contract of each consumer of " + change.subject())
        .on(change.subject());
  }

  /** By the version before the proposed schema, and by the plan. */
  private Predicate<String> written(Change change, AvroSchema proposed) {
    Optional<AvroSchema> before =
        SchemaVersions.before(proposed, subjects.history(change.subject())).stream()
            .filter(version -> !version.deleted())
            .map(Version::schema)
            .reduce((earlier, later) -> later);
    return field -> before.map(schema -> schema.has(field)).orElse(true) || change.takes(field);
  }

  private List<Finding> against(String consumer, Losses losses) {
    return Stream.concat(
            losses.used().stream().map(field -> used(consumer, field)),
            losses.unsaid().stream().map(field -> unsaid(consumer, field)))
        .toList();
  }

  private Finding used(String consumer, String field) {
    return Finding.blocked(
            id(),
            "%s says that it uses field %s, which goes".formatted(consumer, field),
            "Deploy %s without it, and register the contract without it".formatted(consumer))
        .with("path", field);
  }

  private Finding unsaid(String consumer, String field) {
    return Finding.unknown(
            id(),
            "%s reads field %s, which goes, and has not said whether it uses it"
                .formatted(consumer, field),
            "Register the fields that %s uses, or a reader schema without %s"
                .formatted(consumer, field))
        .with("path", field);
  }

  private Finding unhurt(Contract contract, Change change) {
    Reading reading = contract.reading();
    String consumer = contract.key().consumer();
    boolean saysNothing = reading.readerSchema() == null && reading.fields().isEmpty();
    return Finding.pass(
        id(),
        saysNothing
            ? "%s (%s) does not say what it uses: its owner's answer clears it"
                .formatted(consumer, contract.kind())
            : "%s does not use field %s".formatted(consumer, change.field()));
  }
}
