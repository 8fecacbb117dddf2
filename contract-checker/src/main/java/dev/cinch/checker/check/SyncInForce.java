package dev.cinch.checker.check;

import dev.cinch.checker.check.SyncState.Writer;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.MigrationCheck;
import dev.cinch.checker.gate.Phase;
import dev.cinch.checker.gate.PhaseFact;
import dev.cinch.checker.gate.PhaseFacts;
import dev.cinch.checker.gate.PhaseStatus;
import dev.cinch.checker.gate.Question;
import java.util.List;
import java.util.Optional;

/**
 * Whatever is written until TIGHTEN goes through the migration's trigger, or comes from
 * applications that write both columns.
 */
public final class SyncInForce implements MigrationCheck {

  private final Databases databases;
  private final PhaseFacts facts;

  public SyncInForce(Databases databases, PhaseFacts facts) {
    this.databases = databases;
    this.facts = facts;
  }

  @Override
  public String id() {
    return "database.sync";
  }

  @Override
  public List<Finding> run(Question question) {
    if (question.occasion().phase() == Phase.RETIRE) {
      return List.of(
          Finding.pass(id(), "From SWITCH on applications write the new column themselves"));
    }
    Optional<PhaseFact> sync = facts.of(question.migration(), Phase.SYNC);
    if (sync.isPresent() && sync.get().status() == PhaseStatus.SKIPPED) {
      return List.of(Finding.pass(id(), "Nothing has to be kept in step"));
    }
    if (sync.isEmpty() || sync.get().status() != PhaseStatus.DONE) {
      return List.of(notDone(sync));
    }
    return List.of(look(question, databases.sync(question)));
  }

  private Finding notDone(Optional<PhaseFact> sync) {
    return Finding.unknown(
        id(),
        sync.map(fact -> "SYNC is not done: it is " + fact.status())
            .orElse("Nothing was heard of SYNC"),
        "SYNC ends, and the planner says so");
  }

  private Finding look(Question question, SyncState state) {
    Long epoch = state.epoch();
    if (epoch == null) {
      return broken(
          question,
          "there is no sync function and no new column with the marker of this migration");
    }
    if (epoch != question.site().epoch()) {
      return broken(
          question,
          "its marker holds epoch %d, and the planner says %d"
              .formatted(epoch, question.site().epoch()));
    }
    return state.broken().isEmpty()
        ? inForce(question, state.writer()).with("epoch", epoch)
        : broken(question, String.join("; ", state.broken()));
  }

  private Finding inForce(Question question, Writer writer) {
    return switch (writer) {
      case TRIGGER ->
          Finding.pass(id(), "The sync trigger sees every write to " + question.site().table());
      case APPLICATIONS ->
          Finding.pass(
              id(),
              "The applications write both columns of %s: somebody has said so, and VERIFY has proved it in one snapshot"
                  .formatted(question.site().table()));
    };
  }

  private Finding broken(Question question, String why) {
    return Finding.blocked(
            id(),
            "Old and new column of %s are not kept in step: %s"
                .formatted(question.site().table(), why),
            "Roll the migration back and start it anew: rows may have been written that nobody kept in step")
        .with("why", why);
  }
}
