package dev.cinch.worker.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.backbone.event.ReceivedEvent;
import dev.cinch.backbone.event.ReceivedEvent.Position;
import dev.cinch.events.AlsoFilled;
import dev.cinch.events.FillRule;
import dev.cinch.events.MigrationState;
import dev.cinch.events.Phase;
import dev.cinch.events.PhaseStatus;
import dev.cinch.events.Probe;
import dev.cinch.events.ProbeLanguage;
import dev.cinch.events.Progress;
import dev.cinch.events.ReadSide;
import dev.cinch.events.SliceCaps;
import dev.cinch.events.State;
import dev.cinch.events.SyncMode;
import dev.cinch.events.TableRef;
import dev.cinch.events.Threshold;
import dev.cinch.target.health.Unit;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import dev.cinch.target.value.Value;
import dev.cinch.target.value.Values;
import dev.cinch.worker.range.Activity;
import dev.cinch.worker.range.Generation;
import dev.cinch.worker.range.MigrationView;
import dev.cinch.worker.range.MigrationView.Limits;
import dev.cinch.worker.range.MigrationView.Stage;
import dev.cinch.worker.range.MigrationView.Subject;
import dev.cinch.worker.range.Threshold.GroupLag;
import dev.cinch.worker.range.Threshold.Query;
import dev.cinch.worker.range.Threshold.Signal;
import dev.cinch.worker.range.Threshold.SlotLag;
import dev.cinch.worker.range.Threshold.Unreadable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KafkaMigrationStatesTest {

  private final KafkaMigrationStates states = new KafkaMigrationStates();

  @Test
  void tellsAllOfAStateThatWorkersNeed() {
    states.hear(
        event(
            state(3)
                .setPaceCap(500L)
                .setSlotsAtWork(2)
                .setThresholds(
                    List.of(
                        new Threshold("replica-lag", null, 5.0, 60.0, false),
                        new Threshold(
                            "checkout", new Probe(ProbeLanguage.SQL, "select 1"), null, 9.0, true),
                        new Threshold("of-tomorrow", null, 1.0, null, false),
                        new Threshold(
                            "slot cdc", new Probe(ProbeLanguage.SLOT, "cdc"), null, 9.0, true),
                        new Threshold(
                            "group search",
                            new Probe(ProbeLanguage.GROUP, "search"),
                            null,
                            9.0,
                            true)))
                .build()));

    assertThat(states.find("m"))
        .contains(
            new MigrationView(
                "m",
                3,
                new Generation(2, 5),
                new Stage(
                    Activity.ACTIVE,
                    dev.cinch.worker.range.Phase.BACKFILL,
                    dev.cinch.worker.range.PhaseStatus.RUNNING),
                new Subject(
                    "shop",
                    TableName.of("public", "orders"),
                    Optional.of(
                        new dev.cinch.worker.range.FillRule(
                            Values.of(
                                new Value(new Identifier("number_text"), "new.number", true),
                                true,
                                dev.cinch.target.value.SyncMode.TRIGGER),
                            "d",
                            true,
                            false,
                            new dev.cinch.worker.range.SliceCaps(
                                Optional.of(Duration.ofMillis(50)),
                                OptionalInt.of(6),
                                OptionalInt.empty())))),
                new Limits(
                    OptionalLong.of(500),
                    2,
                    List.of(
                        new dev.cinch.worker.range.Threshold(
                            "replica lag",
                            new Signal(dev.cinch.target.health.Signal.REPLICA_LAG),
                            Unit.SECONDS,
                            OptionalDouble.of(5),
                            OptionalDouble.of(60),
                            false),
                        new dev.cinch.worker.range.Threshold(
                            "checkout",
                            new Query("select 1"),
                            Unit.COUNT,
                            OptionalDouble.empty(),
                            OptionalDouble.of(9),
                            true),
                        new dev.cinch.worker.range.Threshold(
                            "of-tomorrow",
                            new Unreadable("this worker does not know it; use a newer one"),
                            Unit.COUNT,
                            OptionalDouble.of(1),
                            OptionalDouble.empty(),
                            false),
                        new dev.cinch.worker.range.Threshold(
                            "slot cdc",
                            new SlotLag("cdc"),
                            Unit.BYTES,
                            OptionalDouble.empty(),
                            OptionalDouble.of(9),
                            true),
                        new dev.cinch.worker.range.Threshold(
                            "group search",
                            new GroupLag("search"),
                            Unit.COUNT,
                            OptionalDouble.empty(),
                            OptionalDouble.of(9),
                            true)))));
  }

  @Test
  void tellsOfEachColumnThatIsFilledInTheSameWrite() {
    states.hear(
        event(
            state(3)
                .setFill(
                    new FillRule(
                        "new.number",
                        "d",
                        false,
                        SyncMode.TRIGGER,
                        false,
                        false,
                        List.of(new AlsoFilled("rest", "new.rest", true)),
                        true,
                        null))
                .build()));

    assertThat(states.find("m").flatMap(view -> view.subject().fill()))
        .contains(
            new dev.cinch.worker.range.FillRule(
                new Values(
                    List.of(
                        new Value(new Identifier("number_text"), "new.number", false),
                        new Value(new Identifier("rest"), "new.rest", true)),
                    false,
                    dev.cinch.target.value.SyncMode.TRIGGER),
                "d",
                false,
                true,
                dev.cinch.worker.range.SliceCaps.NONE));
  }

  @Test
  void ignoresARecordThatHasBeenPassed() {
    states.hear(event(state(3).setState(State.PAUSED).build()));
    states.hear(event(state(2).setState(State.ACTIVE).build()));
    states.hear(event(state(3).setState(State.ACTIVE).build()));

    assertThat(activity()).isEqualTo(Activity.PAUSED);
  }

  @Test
  void takesANewerRecord() {
    states.hear(event(state(3).setState(State.PAUSED).build()));
    states.hear(event(state(4).setState(State.ACTIVE).build()));

    assertThat(activity()).isEqualTo(Activity.ACTIVE);
  }

  @Test
  void forgetsAMigrationWhoseNewStateItCannotUse() {
    states.hear(event(state(3).build()));
    states.hear(event(state(4).setColumn("").build()));

    assertThat(states.find("m")).isEmpty();
  }

  @Test
  void forgetsAMigrationThatWasDeleted() {
    states.hear(event(state(3).build()));
    states.hear(event(null));

    assertThat(states.find("m")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ACTIVE, ACTIVE",
    "PAUSED, PAUSED",
    "ROLLING_BACK, ENDED",
    "ROLLED_BACK, ENDED",
    "ABORTED, ENDED",
    "COMPLETED, ENDED",
    "UNKNOWN, UNKNOWN"
  })
  void readsEachState(State state, Activity activity) {
    states.hear(event(state(1).setState(state).build()));

    assertThat(activity()).isEqualTo(activity);
  }

  @ParameterizedTest
  @EnumSource(value = Phase.class, mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
  void readsEachPhase(Phase phase) {
    states.hear(event(state(1).setPhase(phase).build()));

    assertThat(states.find("m").orElseThrow().stage().phase().name()).isEqualTo(phase.name());
  }

  @Test
  void aPhaseItDoesNotKnowIsNotActive() {
    states.hear(event(state(1).setPhase(Phase.UNKNOWN).build()));

    assertThat(activity()).isEqualTo(Activity.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "PENDING, PENDING",
    "RUNNING, RUNNING",
    "DONE, CLOSED",
    "FAILED, CLOSED",
    "GATED, CLOSED",
    "SKIPPED, CLOSED",
    "UNDONE, CLOSED",
    "UNKNOWN, CLOSED"
  })
  void readsEachStatus(PhaseStatus status, dev.cinch.worker.range.PhaseStatus read) {
    states.hear(event(state(1).setStatus(status).build()));

    assertThat(states.find("m").orElseThrow().stage().status()).isEqualTo(read);
  }

  @Test
  void waitsForARecordThatIsOnItsWay() {
    CompletableFuture<Optional<MigrationView>> waiting =
        CompletableFuture.supplyAsync(
            () -> states.await("m", Optional::isPresent, Duration.ofSeconds(30)));

    states.hear(event(state(1).build()));

    assertThat(waiting.join()).isPresent();
  }

  @Test
  void waitsNoLongerThanItWasTold() {
    assertThat(states.await("m", Optional::isPresent, Duration.ofMillis(20))).isEmpty();
  }

  @Test
  void hasCaughtUpOnceItsReaderHas() {
    CompletableFuture<Void> reader = new CompletableFuture<>();
    states.follow(reader, () -> true);

    assertThat(states.awaitCaughtUp(Duration.ofMillis(10))).isFalse();
    reader.complete(null);
    assertThat(states.awaitCaughtUp(Duration.ofMillis(10))).isTrue();
  }

  @Test
  void reliesOnNothingOnceItsReaderHasDied() {
    AtomicBoolean alive = new AtomicBoolean(true);
    states.follow(CompletableFuture.completedFuture(null), alive::get);
    states.hear(event(state(1).build()));

    assertThat(states.awaitCaughtUp(Duration.ofMillis(10))).isTrue();
    assertThat(states.find("m")).isPresent();
    alive.set(false);

    assertThat(states.awaitCaughtUp(Duration.ofMillis(10))).isFalse();
    assertThat(states.find("m")).isEmpty();
  }

  @Test
  void saysWhyItWillNeverCatchUp() {
    states.follow(
        CompletableFuture.failedFuture(new IllegalStateException("no right")), () -> true);

    assertThatThrownBy(() -> states.awaitCaughtUp(Duration.ofMillis(10)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Cannot read the migrations' states: java.lang.IllegalStateException: no right;"
                + " restart the worker once that is mended");
  }

  private Activity activity() {
    return states.find("m").orElseThrow().stage().activity();
  }

  private static ReceivedEvent<MigrationState> event(@Nullable MigrationState state) {
    return new ReceivedEvent<>(
        "id", new Position("states", 0, 1), "m", state, Map.of(), Instant.EPOCH);
  }

  private static MigrationState.Builder state(long seq) {
    return MigrationState.newBuilder()
        .setMigration("m")
        .setSeq(seq)
        .setAttempt(2)
        .setEpoch(5)
        .setState(State.ACTIVE)
        .setPhase(Phase.BACKFILL)
        .setStatus(PhaseStatus.RUNNING)
        .setPlanDigest("p")
        .setOwner("team")
        .setTarget("shop")
        .setTable(new TableRef("public", "orders"))
        .setColumn("number_text")
        .setThresholds(List.of())
        .setFill(
            new FillRule(
                "new.number",
                "d",
                true,
                SyncMode.TRIGGER,
                true,
                true,
                List.of(),
                false,
                new SliceCaps(50L, 6, null)))
        .setReaders(ReadSide.OLD)
        .setProgress(new Progress(0, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L))
        .setUpdatedAt(Instant.EPOCH);
  }
}
