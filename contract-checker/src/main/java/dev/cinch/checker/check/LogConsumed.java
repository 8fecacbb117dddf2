package dev.cinch.checker.check;

import dev.cinch.checker.check.Pace.Place;
import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.contract.Contract;
import dev.cinch.checker.contract.Contracts;
import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.Check;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Question;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Every group of every contract has committed past the last old record of each partition, or there
 * is none left; on the topic, and on the consumer's own retry and dead-letter topics. Which records
 * are old is said by {@link OldSchemas}.
 *
 * <p>It looks up to the end of the log as it is when asked; a group's offsets are read after that,
 * so that what it has passed is known, and what is written later is left to the next asking.
 */
public final class LogConsumed implements Check {

  private final OldRecordsLook oldRecords;
  private final ConsumerGroups groups;
  private final Consumers consumers;
  private final Pace pace;
  private final Clock clock;

  public LogConsumed(
      OldRecordsLook oldRecords,
      ConsumerGroups groups,
      Contracts contracts,
      Pace pace,
      Clock clock) {
    this.oldRecords = oldRecords;
    this.groups = groups;
    this.consumers = new Consumers(contracts);
    this.pace = pace;
    this.clock = clock;
  }

  @Override
  public String id() {
    return "log.consumed";
  }

  @Override
  public List<Finding> run(Question question, Change change) throws Exception {
    return oldRecords.knowing(id(), change, proposed -> look(question, change, proposed));
  }

  private List<Finding> look(Question question, Change change, AvroSchema proposed) {
    OldRecordsLook.Seen topic = oldRecords.on(change.topic(), change, proposed);
    List<Finding> findings = new ArrayList<>(unreadable(topic));
    findings.addAll(consumers(question, change, topic, proposed));
    if (findings.isEmpty()) {
      findings.add(noneLeft(change));
    }
    return findings.stream().map(finding -> finding.on(change.subject())).toList();
  }

  private List<Finding> unreadable(OldRecordsLook.Seen seen) {
    return seen.old().unreadable().stream()
        .map(
            record ->
                Finding.unknown(
                        id(),
                        "The record at offset %d of partition %d of topic %s %s, so nobody can say whether it is old"
                            .formatted(
                                record.offset(), record.partition(), seen.topic(), record.why()),
                        "See which producer wrote it; it counts until it is deleted from the log")
                    .with("topic", seen.topic())
                    .with("partition", record.partition())
                    .with("offset", record.offset()))
        .toList();
  }

  private List<Finding> consumers(
      Question question, Change change, OldRecordsLook.Seen topic, AvroSchema proposed) {
    List<Finding> findings = new ArrayList<>();
    List<Contract> readers = consumers.onSubject(question, change);
    Map<String, GroupProgress> progress = progress(readers, topic);
    for (Contract reader : readers) {
      List<Finding> ofReader = new ArrayList<>(consumer(reader, question, change, topic, progress));
      for (String retry : reader.reading().retryTopics()) {
        ofReader.addAll(retried(reader, oldRecords.on(retry, change, proposed)));
      }
      ofReader.forEach(finding -> findings.add(finding.of(reader.key().consumer())));
    }
    if (readers.isEmpty() && !topic.old().last().isEmpty()) {
      findings.add(nobody(change));
    }
    return findings;
  }

  /** Asked once for all of them: the broker lists all its groups each time. */
  private Map<String, GroupProgress> progress(List<Contract> readers, OldRecordsLook.Seen seen) {
    return seen.old().last().isEmpty()
        ? Map.of()
        : groups.progress(Consumers.groupsOf(readers), seen.topic());
  }

  private List<Finding> consumer(
      Contract reader,
      Question question,
      Change change,
      OldRecordsLook.Seen topic,
      Map<String, GroupProgress> progress) {
    if (!reader.covers(change.topic())) {
      return elsewhere(reader, question, change);
    }
    return topic.old().last().isEmpty() ? List.of() : passed(reader, topic, progress);
  }

  /** A record that a consumer has put aside is one that it has still to take. */
  private List<Finding> retried(Contract reader, OldRecordsLook.Seen retry) {
    List<Finding> findings = new ArrayList<>(unreadable(retry));
    if (!retry.old().last().isEmpty()) {
      findings.addAll(passed(reader, retry, progress(List.of(reader), retry)));
    }
    return findings;
  }

  private List<Finding> passed(
      Contract reader, OldRecordsLook.Seen topic, Map<String, GroupProgress> progress) {
    return reader.reading().groups().isEmpty()
        ? List.of(withoutGroup(reader, topic.topic()))
        : reader.reading().groups().stream()
            .flatMap(
                group -> group(group, Optional.ofNullable(progress.get(group)), topic).stream())
            .toList();
  }

  private List<Finding> group(
      String group, Optional<GroupProgress> progress, OldRecordsLook.Seen seen) {
    String why =
        seen.old().last().values().stream()
            .map(OldRecords.Old::why)
            .distinct()
            .sorted()
            .collect(Collectors.joining("; "));
    return progress
        .map(
            offsets ->
                Passage.findings(
                    id(),
                    group,
                    offsets,
                    seen.old().lastOffsets(),
                    seen.view().extent(),
                    (partition, committed, needed) ->
                        pace.arrival(
                            new Place(group, seen.topic(), partition),
                            committed,
                            needed,
                            clock.instant())))
        .orElseGet(() -> List.of(noSuchGroup(group, seen.topic())))
        .stream()
        .map(finding -> finding.with("topic", seen.topic()).with("old_because", why))
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

  private Finding noSuchGroup(String group, String topic) {
    return Finding.unknown(
            id(),
            "Group %s is not on the broker, so it is not known to have passed the old records of topic %s"
                .formatted(group, topic),
            "Start the consumer, or correct its groups in the contract")
        .with("group", group);
  }

  private Finding withoutGroup(Contract reader, String topic) {
    String words =
        "%s (%s) reads topic %s without a consumer group"
            .formatted(reader.key().consumer(), reader.kind(), topic);
    return reader.isClearedByItsOwner()
        ? Finding.pass(
            id(), words + ": that it has passed the old records is for its owner's answer to say")
        : Finding.unknown(
            id(),
            words + ", so it is not known to have passed the old records",
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
