package dev.cinch.checker.check;

import dev.cinch.checker.check.OldRecords.Old;
import dev.cinch.checker.check.OldRecordsLook.Seen;
import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.Check;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Question;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * For the plan's quiet time nobody has written an old record. When a record was written only a
 * broker's own stamp says for certain; a producer stamps as it likes, so that its records count as
 * written when they were first seen here, unless even their own stamp says later.
 */
public final class ProducersQuiet implements Check {

  private final OldRecordsLook oldRecords;
  private final TopicPolicies policies;
  private final Clock clock;

  public ProducersQuiet(OldRecordsLook oldRecords, TopicPolicies policies, Clock clock) {
    this.oldRecords = oldRecords;
    this.policies = policies;
    this.clock = clock;
  }

  @Override
  public String id() {
    return "producers.quiet";
  }

  @Override
  public List<Finding> run(Question question, Change change) throws Exception {
    return oldRecords.judged(
        id(),
        change,
        seen ->
            judge(
                seen,
                policies.of(change.topic()).stampedByBroker(),
                question.conditions().quiet()));
  }

  private Finding judge(Seen seen, boolean stampedByBroker, Duration quiet) {
    if (seen.old().last().isEmpty()) {
      return Finding.pass(id(), "Topic %s has no old record".formatted(seen.topic()));
    }
    Written last =
        seen.old().last().entrySet().stream()
            .map(entry -> written(entry, stampedByBroker))
            .reduce((one, other) -> one.by().isBefore(other.by()) ? other : one)
            .orElseThrow();
    Instant until = last.by().plus(quiet);
    return (clock.instant().isBefore(until)
            ? tooSoon(seen, last, quiet, until)
            : Finding.pass(
                id(),
                "Nobody has written an old record on topic %s since %s"
                    .formatted(seen.topic(), last.by())))
        .with("partition", last.partition())
        .with("offset", last.offset())
        .with("schema", last.schema())
        .with("written_by", last.by());
  }

  /**
   * When the last old record of a partition was there.
   *
   * @param certain whether it was not written long before
   */
  private record Written(int partition, long offset, String schema, Instant by, boolean certain) {}

  private static Written written(Map.Entry<Integer, Old> entry, boolean stampedByBroker) {
    Old old = entry.getValue();
    Instant seenBy = old.record().writtenBy();
    Instant stamp = old.record().timestamp();
    boolean stampCounts = stampedByBroker && stamp.isBefore(seenBy);
    return new Written(
        entry.getKey(),
        old.record().offset(),
        old.schema().toString(),
        stampCounts ? stamp : seenBy,
        stampedByBroker);
  }

  private Finding tooSoon(Seen seen, Written last, Duration quiet, Instant until) {
    String record =
        "An old record (offset %d of partition %d of topic %s, %s)"
            .formatted(last.offset(), last.partition(), seen.topic(), last.schema());
    String clears = "Nobody writes an old record until " + until;
    return last.certain()
        ? Finding.blocked(
            id(),
            "%s was written at %s, and the plan asks for %s without one"
                .formatted(record, last.by(), Spans.words(quiet)),
            clears)
        : Finding.unknown(
            id(),
            "%s was there at %s; when it was written only its producer says, and the plan asks for %s without one"
                .formatted(record, last.by(), Spans.words(quiet)),
            clears);
  }
}
