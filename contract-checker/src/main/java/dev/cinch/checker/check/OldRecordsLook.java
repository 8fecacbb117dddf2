package dev.cinch.checker.check;

import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.ChangeKind;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.log.IndexLog;
import dev.cinch.checker.log.LogView;
import dev.cinch.checker.log.TopicPart;
import java.util.List;

/** Looks for old records on topics, up to the end that each has at that moment. */
public final class OldRecordsLook {

  private final IndexLog index;
  private final Subjects subjects;

  public OldRecordsLook(IndexLog index, Subjects subjects) {
    this.index = index;
    this.subjects = subjects;
  }

  /** What a topic holds. */
  record Seen(String topic, LogView view, OldRecords old) {}

  Seen on(String topic, Change change, AvroSchema proposed) {
    TopicPart part = new TopicPart(topic, TopicPart.of(change.topic(), change.subject()).part());
    LogView view = index.view(part);
    return new Seen(
        topic,
        view,
        OldRecords.in(view, change.subject(), new OldSchemas(change, proposed), subjects));
  }

  /** What the old records of the change's own topic are judged to be. */
  List<Finding> judged(String check, Change change, Proposed.ThrowingFunction<Seen, Finding> judge)
      throws Exception {
    return knowing(
        check,
        change,
        proposed ->
            List.of(
                judge
                    .apply(on(change.topic(), change, proposed))
                    .on(change.subject())
                    .with("topic", change.topic())));
  }

  /** Looks only where it can be told which records are old. */
  List<Finding> knowing(
      String check, Change change, Proposed.ThrowingFunction<AvroSchema, List<Finding>> look)
      throws Exception {
    if (change.kind() == ChangeKind.UNKNOWN) {
      return List.of(
          Finding.unknown(
                  check,
                  "This checker does not know what the plan does to field %s, so it can't tell which records are old"
                      .formatted(change.field()),
                  "Deploy a contract checker as new as the planner")
              .on(change.subject()));
    }
    return Proposed.with(check, change, look);
  }
}
