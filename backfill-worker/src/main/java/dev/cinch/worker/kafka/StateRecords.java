package dev.cinch.worker.kafka;

import dev.cinch.events.AlsoFilled;
import dev.cinch.events.MigrationState;
import dev.cinch.events.Probe;
import dev.cinch.target.health.Unit;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import dev.cinch.target.value.SyncMode;
import dev.cinch.target.value.Value;
import dev.cinch.target.value.Values;
import dev.cinch.worker.range.Activity;
import dev.cinch.worker.range.FillRule;
import dev.cinch.worker.range.Generation;
import dev.cinch.worker.range.MigrationView;
import dev.cinch.worker.range.MigrationView.Limits;
import dev.cinch.worker.range.MigrationView.Stage;
import dev.cinch.worker.range.MigrationView.Subject;
import dev.cinch.worker.range.Phase;
import dev.cinch.worker.range.PhaseStatus;
import dev.cinch.worker.range.SliceCaps;
import dev.cinch.worker.range.Threshold;
import dev.cinch.worker.range.Threshold.GroupLag;
import dev.cinch.worker.range.Threshold.Metric;
import dev.cinch.worker.range.Threshold.Query;
import dev.cinch.worker.range.Threshold.Signal;
import dev.cinch.worker.range.Threshold.SlotLag;
import dev.cinch.worker.range.Threshold.Source;
import dev.cinch.worker.range.Threshold.Unreadable;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
        new Limits(
            cap == null ? OptionalLong.empty() : OptionalLong.of(cap),
            event.getSlotsAtWork(),
            event.getThresholds().stream().map(StateRecords::threshold).toList()));
  }

  private static Subject subject(MigrationState event) {
    return new Subject(
        event.getTarget(),
        TableName.of(event.getTable().getSchema$(), event.getTable().getName()),
        Optional.ofNullable(event.getFill()).map(rule -> fillRule(event, rule)));
  }

  private static FillRule fillRule(MigrationState event, dev.cinch.events.FillRule rule) {
    return new FillRule(
        values(event, rule),
        rule.getDigest(),
        rule.getLabelled(),
        rule.getRepairs(),
        rule.getSliceCaps() == null ? SliceCaps.NONE : caps(rule.getSliceCaps()));
  }

  private static SliceCaps caps(dev.cinch.events.SliceCaps caps) {
    return new SliceCaps(
        Optional.ofNullable(caps.getLongestMillis()).map(Duration::ofMillis),
        optional(caps.getStripes()),
        optional(caps.getOpen()));
  }

  private static OptionalInt optional(@Nullable Integer value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }

  private static Values values(MigrationState event, dev.cinch.events.FillRule rule) {
    Value first =
        new Value(new Identifier(event.getColumn()), rule.getExpression(), rule.getCountsNulls());
    return new Values(
        Stream.concat(Stream.of(first), rule.getAlso().stream().map(StateRecords::value)).toList(),
        rule.getVolatile$(),
        mode(rule.getMode()));
  }

  private static Value value(AlsoFilled also) {
    return new Value(new Identifier(also.getColumn()), also.getExpression(), also.getCountsNulls());
  }

  /**
   * Where neither marker is known to count, the one of the trigger is looked for, and not found.
   */
  private static SyncMode mode(dev.cinch.events.SyncMode mode) {
    return switch (mode) {
      case UNKNOWN, TRIGGER -> SyncMode.TRIGGER;
      case APPLICATION -> SyncMode.APPLICATION;
    };
  }

  private static Threshold threshold(dev.cinch.events.Threshold event) {
    Source source = source(event);
    return new Threshold(
        source instanceof Signal known ? known.signal().words() : event.getSignal(),
        source,
        unit(source),
        optional(event.getSlowAt()),
        optional(event.getStopAt()),
        event.getDemanded());
  }

  private static Unit unit(Source source) {
    if (source instanceof SlotLag) {
      return Unit.BYTES;
    }
    return source instanceof Signal known ? known.signal().unit() : Unit.COUNT;
  }

  private static Source source(dev.cinch.events.Threshold event) {
    Probe probe = event.getProbe();
    if (probe == null) {
      return dev.cinch.target.health.Signal.of(event.getSignal())
          .<Source>map(Signal::new)
          .orElseGet(() -> new Unreadable("this worker does not know it; use a newer one"));
    }
    return switch (probe.getLanguage()) {
      case SQL -> new Query(probe.getQuery());
      case PROMETHEUS -> new Metric(probe.getQuery());
      case SLOT -> new SlotLag(probe.getQuery());
      case GROUP -> new GroupLag(probe.getQuery());
      case UNKNOWN -> new Unreadable("this worker does not know its language; use a newer one");
    };
  }

  private static OptionalDouble optional(@Nullable Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
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
