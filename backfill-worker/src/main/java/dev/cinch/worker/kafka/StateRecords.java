package dev.cinch.worker.kafka;

import dev.cinch.events.MigrationState;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import dev.cinch.worker.range.Activity;
import dev.cinch.worker.range.FillRule;
import dev.cinch.worker.range.Generation;
import dev.cinch.worker.range.MigrationView;
import dev.cinch.worker.range.MigrationView.Stage;
import dev.cinch.worker.range.MigrationView.Subject;
import dev.cinch.worker.range.Phase;
import dev.cinch.worker.range.PhaseStatus;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads a migration's state from its event. What it does not know counts as not active. */
final class StateRecords {

  private StateRecords() {}

  static MigrationView view(MigrationState event) {
    Long cap = event.getPaceCap();
    return new MigrationView(
        event.getMigration(),
        event.getSeq(),
        new Generation(event.getAttempt(), event.getEpoch()),
        stage(event),
        subject(event),
        cap == null ? OptionalLong.empty() : OptionalLong.of(cap));
  }

  private static Subject subject(MigrationState event) {
    return new Subject(
        event.getTarget(),
        TableName.of(event.getTable().getSchema$(), event.getTable().getName()),
        new Identifier(event.getColumn()),
        Optional.ofNullable(event.getFill())
            .map(
                rule ->
                    new FillRule(
                        rule.getExpression(),
                        rule.getDigest(),
                        rule.getVolatile$()
                            ? FillRule.Repair.ONLY_EMPTY
                            : FillRule.Repair.REWRITE)));
  }

  private static Stage stage(MigrationState event) {
    PhaseStatus status =
        switch (event.getStatus()) {
          case PENDING -> PhaseStatus.PENDING;
          case RUNNING -> PhaseStatus.RUNNING;
          case UNKNOWN, SKIPPED, GATED, DONE, FAILED, UNDONE -> PhaseStatus.CLOSED;
        };
    return switch (event.getPhase()) {
      case UNKNOWN -> new Stage(Activity.UNKNOWN, Phase.EXPAND, status);
      case EXPAND -> new Stage(activity(event), Phase.EXPAND, status);
      case SYNC -> new Stage(activity(event), Phase.SYNC, status);
      case BACKFILL -> new Stage(activity(event), Phase.BACKFILL, status);
      case VERIFY -> new Stage(activity(event), Phase.VERIFY, status);
      case INDEX -> new Stage(activity(event), Phase.INDEX, status);
      case TIGHTEN -> new Stage(activity(event), Phase.TIGHTEN, status);
      case SWITCH -> new Stage(activity(event), Phase.SWITCH, status);
      case RETIRE -> new Stage(activity(event), Phase.RETIRE, status);
    };
  }

  private static Activity activity(MigrationState event) {
    return switch (event.getState()) {
      case ACTIVE -> Activity.ACTIVE;
      case PAUSED -> Activity.PAUSED;
      case ROLLING_BACK, ROLLED_BACK, ABORTED, COMPLETED -> Activity.ENDED;
      case UNKNOWN -> Activity.UNKNOWN;
    };
  }
}
