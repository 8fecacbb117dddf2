package dev.cinch.checker.check;

import dev.cinch.checker.check.OldRecords.Old;
import dev.cinch.checker.check.OldRecordsLook.Seen;
import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.contract.Contract;
import dev.cinch.checker.contract.Contracts;
import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.Check;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * No old record stays for ever, neither on the topic nor on those on which consumers put aside what
 * they read of it. Where records are deleted by age, those who go back meet old ones until then,
 * which is said; of a compacted topic every new reader begins with them.
 */
public final class LogRetained implements Check {

  private final OldRecordsLook oldRecords;
  private final TopicPolicies policies;
  private final Consumers consumers;

  public LogRetained(OldRecordsLook oldRecords, TopicPolicies policies, Contracts contracts) {
    this.oldRecords = oldRecords;
    this.policies = policies;
    this.consumers = new Consumers(contracts);
  }

  @Override
  public String id() {
    return "log.retained";
  }

  @Override
  public List<Finding> run(Question question, Change change) throws Exception {
    return oldRecords.knowing(id(), change, proposed -> look(question, change, proposed));
  }

  private List<Finding> look(Question question, Change change, AvroSchema proposed) {
    List<Finding> findings = new ArrayList<>();
    findings.add(judge(oldRecords.on(change.topic(), change, proposed)));
    for (Contract reader : consumers.onSubject(question, change)) {
      for (String retry : reader.reading().retryTopics()) {
        findings.add(judge(oldRecords.on(retry, change, proposed)).of(reader.key().consumer()));
      }
    }
    return findings.stream().map(finding -> finding.on(change.subject())).toList();
  }

  private Finding judge(Seen seen) {
    return judge(seen, policies.of(seen.topic())).with("topic", seen.topic());
  }

  private Finding judge(Seen seen, TopicPolicy policy) {
    if (seen.old().last().isEmpty()) {
      return Finding.pass(id(), "Topic %s retains no old record".formatted(seen.topic()));
    }
    Finding finding = policy.compacted() ? forEver(seen) : forAWhile(seen, policy);
    for (var entry : seen.old().last().entrySet()) {
      finding =
          finding.with(
              "partition." + entry.getKey(),
              "offset %d, %s, stamped %s"
                  .formatted(
                      entry.getValue().record().offset(),
                      entry.getValue().schema(),
                      entry.getValue().record().timestamp()));
    }
    return finding;
  }

  private Finding forEver(Seen seen) {
    return Finding.blocked(
            id(),
            "Topic %s is compacted and retains old records in %s: they never expire, and every reader that begins anew meets them"
                .formatted(seen.topic(), partitions(seen)),
            "Write the keys of the old records again with the proposed schema, and let the topic be compacted")
        .with("expires", "never, rewrite these keys");
  }

  private Finding forAWhile(Seen seen, TopicPolicy policy) {
    Optional<Instant> expiry = expiry(seen, policy.retention());
    return Finding.pass(
            id(),
            expiry
                .map(
                    at ->
                        "Topic %s retains old records in %s until %s or a little later: whoever goes back before them meets them"
                            .formatted(seen.topic(), partitions(seen), at))
                .orElseGet(
                    () ->
                        "Topic %s retains old records in %s, and deletes none by its age: whoever goes back before them meets them"
                            .formatted(seen.topic(), partitions(seen))))
        .with("expires", expiry.map(Instant::toString).orElse("not by age"));
  }

  private static String partitions(Seen seen) {
    return (seen.old().last().size() == 1 ? "partition " : "partitions ")
        + seen.old().last().keySet().stream()
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
  }

  /** A segment goes when its youngest record is too old. */
  private static Optional<Instant> expiry(
      Seen seen, @org.jspecify.annotations.Nullable Duration retention) {
    return retention == null
        ? Optional.empty()
        : seen.old().last().values().stream()
            .map(Old::record)
            .map(record -> record.timestamp().plus(retention))
            .max(Instant::compareTo);
  }
}
