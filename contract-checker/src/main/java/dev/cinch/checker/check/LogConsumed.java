package dev.cinch.checker.check;

import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.contract.Contract;
import dev.cinch.checker.contract.ContractFilter;
import dev.cinch.checker.contract.ContractVersion;
import dev.cinch.checker.contract.Contracts;
import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.ChangeKind;
import dev.cinch.checker.gate.Check;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Question;
import dev.cinch.checker.log.IndexLog;
import dev.cinch.checker.log.LogView;
import dev.cinch.checker.log.TopicPart;
import java.util.ArrayList;
import java.util.List;

/**
 * Every group of every contract has committed past the last old record of each partition, or there
 * is none left. Which records are old is said by {@link OldSchemas}.
 *
 * <p>It looks up to the end of the log as it is when asked; a group's offsets are read after that,
 * so that what it has passed is known, and what is written later is left to the next asking.
 */
public final class LogConsumed implements Check {

  private final IndexLog index;
  private final Subjects subjects;
  private final ConsumerGroups groups;
  private final Contracts contracts;

  public LogConsumed(
      IndexLog index, Subjects subjects, ConsumerGroups groups, Contracts contracts) {
    this.index = index;
    this.subjects = subjects;
    this.groups = groups;
    this.contracts = contracts;
  }

  @Override
  public String id() {
    return "log.consumed";
  }

  @Override
  public List<Finding> run(Question question, Change change) throws Exception {
    if (change.kind() == ChangeKind.UNKNOWN) {
      return List.of(unknownKind(change).on(change.subject()));
    }
    return Proposed.with(id(), change, proposed -> look(question, change, proposed));
  }

  private Finding unknownKind(Change change) {
    return Finding.unknown(
        id(),
        "This checker does not know what the plan does to field %s, so it can't tell which records are old"
            .formatted(change.field()),
        "Deploy a contract checker as new as the planner");
  }

  private List<Finding> look(Question question, Change change, AvroSchema proposed) {
    LogView view = index.view(TopicPart.of(change.topic(), change.subject()));
    OldRecords old = OldRecords.in(view, new OldSchemas(change, proposed), subjects);
    List<Finding> findings = new ArrayList<>();
    old.unreadable().forEach(record -> findings.add(unreadable(record, change)));
    findings.addAll(consumers(question, change, view, old));
    if (findings.isEmpty()) {
      findings.add(noneLeft(change));
    }
    return findings.stream().map(finding -> finding.on(change.subject())).toList();
  }

  private Finding unreadable(OldRecords.Unreadable record, Change change) {
    return Finding.unknown(
            id(),
            "The record at offset %d of partition %d of topic %s %s, so nobody can say whether it is old"
                .formatted(record.offset(), record.partition(), change.topic(), record.why()),
            "See which producer wrote it; it counts until it is deleted from the log")
        .with("topic", change.topic())
        .with("partition", record.partition())
        .with("offset", record.offset());
  }

  private List<Finding> consumers(Question question, Change change, LogView view, OldRecords old) {
    List<Finding> findings = new ArrayList<>();
    List<Contract> readers =
        contracts
            .matching(ContractFilter.onSubject(question.environment(), change.subject()))
            .stream()
            .map(ContractVersion::contract)
            .toList();
    for (Contract reader : readers) {
      consumer(reader, question, change, view, old)
          .forEach(finding -> findings.add(finding.of(reader.key().consumer())));
    }
    if (readers.isEmpty() && !old.last().isEmpty()) {
      findings.add(nobody(change));
    }
    return findings;
  }

  private List<Finding> consumer(
      Contract reader, Question question, Change change, LogView view, OldRecords old) {
    if (!reader.covers(change.topic())) {
      return elsewhere(reader, question, change);
    }
    if (old.last().isEmpty()) {
      return List.of();
    }
    if (reader.reading().groups().isEmpty()) {
      return List.of(withoutGroup(reader, change));
    }
    return reader.reading().groups().stream()
        .flatMap(group -> group(group, change, view, old).stream())
        .toList();
  }

  private List<Finding> group(String group, Change change, LogView view, OldRecords old) {
    return groups
        .progress(group, change.topic())
        .map(progress -> Passage.findings(id(), group, progress, old.last(), view.extent()))
        .orElseGet(() -> List.of(noSuchGroup(group, change)))
        .stream()
        .map(
            finding ->
                finding
                    .with("topic", change.topic())
                    .with(
                        "old_because",
                        String.join("; ", new java.util.TreeSet<>(old.why().values()))))
        .toList();
  }

  private Finding noneLeft(Change change) {
    return Finding.pass(
            id(), "No record on topic %s is old, up to its present end".formatted(change.topic()))
        .with("topic", change.topic());
  }

  private Finding nobody(Change change) {
    return Finding.unknown(
        id(),
        "Topic %s has old records, and nobody has said who has to pass them"
            .formatted(change.topic()),
        "Register the contract of each consumer of " + change.subject());
  }

  private Finding noSuchGroup(String group, Change change) {
    return Finding.unknown(
            id(),
            "Group %s is not on the broker, so it is not known to have passed the old records of topic %s"
                .formatted(group, change.topic()),
            "Start the consumer, or correct its groups in the contract")
        .with("group", group);
  }

  private Finding withoutGroup(Contract reader, Change change) {
    return Finding.unknown(
        id(),
        "%s (%s) reads topic %s without a consumer group, so it is not known to have passed the old records"
            .formatted(reader.key().consumer(), reader.kind(), change.topic()),
        "Register the groups through which %s reads, or wait until the old records are deleted"
            .formatted(reader.key().consumer()));
  }

  private List<Finding> elsewhere(Contract reader, Question question, Change change) {
    boolean asked =
        question.changes().stream()
            .anyMatch(
                other -> other.subject().equals(change.subject()) && reader.covers(other.topic()));
    return asked
        ? List.of()
        : List.of(
            Finding.unknown(
                id(),
                "%s reads %s on topic %s, which the plan does not name"
                    .formatted(reader.key().consumer(), change.subject(), reader.reading().topic()),
                "Name topic %s in the plan, or correct the contract"
                    .formatted(reader.reading().topic())));
  }
}
