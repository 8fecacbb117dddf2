package dev.cinch.checker.check;

import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.compatibility.Compatibility;
import dev.cinch.checker.compatibility.Difference;
import dev.cinch.checker.compatibility.Leniency;
import dev.cinch.checker.compatibility.Proof;
import dev.cinch.checker.contract.Contract;
import dev.cinch.checker.contract.ContractVersion;
import dev.cinch.checker.contract.Contracts;
import dev.cinch.checker.contract.Decoder;
import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.Check;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Every registered reader decodes what is written with the proposed schema. */
public final class SchemaReaders implements Check {

  private final Consumers consumers;

  public SchemaReaders(Contracts contracts) {
    this.consumers = new Consumers(contracts);
  }

  @Override
  public String id() {
    return "schema.readers";
  }

  @Override
  public List<Finding> run(Question question, Change change) throws Exception {
    return Proposed.with(id(), change, proposed -> read(question, change, proposed));
  }

  private List<Finding> read(Question question, Change change, AvroSchema proposed) {
    List<ContractVersion> readers = consumers.versionsOnSubject(question, change);
    List<Finding> findings = new ArrayList<>();
    for (ContractVersion reader : readers) {
      findings.add(
          read(reader.contract(), proposed)
              .on(change.subject())
              .of(reader.contract().key().consumer())
              .with("contract_version", reader.version()));
    }
    return findings.isEmpty() ? List.of(nobody(change)) : findings;
  }

  private Finding nobody(Change change) {
    return Finding.unknown(
            id(),
            "No reader of %s is registered, so none could be tried".formatted(change.subject()),
            "Register the contract of each consumer of " + change.subject())
        .on(change.subject());
  }

  private Finding read(Contract contract, AvroSchema proposed) {
    AvroSchema reader = contract.reading().readerSchema();
    String consumer = contract.key().consumer();
    if (reader == null) {
      return withoutSchema(contract);
    }
    Compatibility compatibility = proposed.readBy(reader, contract.reading().binds());
    List<Leniency> unforgiven = Decoder.of(contract.deployment()).mayFailOn(compatibility);
    if (!compatibility.readable()) {
      return cannot(consumer, compatibility.failures());
    }
    if (!compatibility.faithful()) {
      return doubtful(consumer, compatibility.doubts());
    }
    return unforgiven.isEmpty() ? reads(consumer) : depends(consumer, unforgiven);
  }

  private Finding withoutSchema(Contract contract) {
    String words =
        "%s (%s) has not said with which schema it decodes"
            .formatted(contract.key().consumer(), contract.kind());
    return contract.isClearedByItsOwner()
        ? Finding.pass(id(), words + ": its owner's answer clears it")
        : Finding.unknown(
            id(), words, "Register the reader schema of " + contract.key().consumer());
  }

  private Finding reads(String consumer) {
    return Finding.pass(id(), consumer + " decodes what is written with the proposed schema");
  }

  private Finding cannot(String consumer, List<Difference> failures) {
    return Finding.blocked(
            id(),
            "%s can't decode what is written with the proposed schema: %s"
                .formatted(consumer, sentences(failures)),
            "Deploy %s with a reader that can, and register it: %s"
                .formatted(consumer, remedies(failures)))
        .with("paths", paths(failures))
        .with("shown_by", proofs(failures));
  }

  private Finding doubtful(String consumer, List<Difference> doubts) {
    return Finding.unknown(
            id(),
            "%s decodes what is written with the proposed schema, but perhaps to something else: %s"
                .formatted(consumer, sentences(doubts)),
            "Deploy %s with a reader that does not, and register it: %s"
                .formatted(consumer, remedies(doubts)))
        .with("paths", paths(doubts));
  }

  private Finding depends(String consumer, List<Leniency> leniencies) {
    String words = leniencies.stream().map(Leniency::words).collect(Collectors.joining(", "));
    return Finding.unknown(
        id(),
        "Whether %s decodes what is written with the proposed schema depends on its Avro library: it relies on %s"
            .formatted(consumer, words),
        "Register %s with its language and library (such as 'avro 1.12.1'), or with a reader schema that does not rely on %s"
            .formatted(consumer, words));
  }

  private static String sentences(List<Difference> differences) {
    return differences.stream().map(Difference::sentence).collect(Collectors.joining("; "));
  }

  private static String remedies(List<Difference> differences) {
    return differences.stream()
        .map(Difference::remedy)
        .distinct()
        .collect(Collectors.joining("; "));
  }

  /** The smallest datum that shows each, or why there is none. */
  private static String proofs(List<Difference> differences) {
    return differences.stream()
        .flatMap(difference -> difference.proof().stream())
        .map(Proof::sentence)
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static String paths(List<Difference> differences) {
    return differences.stream().map(Difference::path).collect(Collectors.joining(", "));
  }
}
