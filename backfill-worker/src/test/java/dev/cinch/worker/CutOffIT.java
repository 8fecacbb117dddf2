package dev.cinch.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.events.RangeAssigned;
import dev.cinch.events.RangeReport;
import dev.cinch.events.ReportKind;
import dev.cinch.stack.Cable;
import dev.cinch.stack.LocalStack;
import dev.cinch.stack.PostgresEndpoint;
import dev.cinch.stack.ServerKind;
import dev.cinch.stack.SharedStack;
import dev.cinch.stack.StackOptions;
import dev.cinch.stack.process.Ports;
import dev.cinch.worker.Database.RowLock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One of two workers is cut off without either end being told; its cables are its own. */
@Tag("wide")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CutOffIT {

  private static final Duration LOCK = Duration.ofSeconds(15);

  private final int behindTheCable = Ports.free();
  private final Cable toKafka = new Cable("127.0.0.1", behindTheCable);
  private final LocalStack stack =
      LocalStack.start(
          StackOptions.temporary()
              .only(ServerKind.KAFKA)
              .with(ServerKind.KAFKA, "beside.listener", "BESIDE://127.0.0.1:" + behindTheCable)
              .with(ServerKind.KAFKA, "beside.advertised", "BESIDE://127.0.0.1:" + toKafka.port()));
  private final PostgresEndpoint postgres = SharedStack.endpoints().postgres();
  private final Cable toPostgres = new Cable(postgres.host(), postgres.port());
  private final Database database = Database.create();
  private final PlayedPlanner planner =
      PlayedPlanner.start(Dispatch.SHARE, stack.kafkaBootstrap(), LOCK);
  private final WorkerProcess cutOff = WorkerProcess.start("cut-off", cables());
  private final WorkerProcess other = WorkerProcess.start("other", planner.settings(database));

  private Map<String, String> cables() {
    Map<String, String> settings = new HashMap<>(planner.settings(database));
    settings.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + toKafka.port());
    settings.put(
        "cinch.targets.shop.url",
        database.url().replaceFirst("//[^/]+/", "//127.0.0.1:%d/".formatted(toPostgres.port())));
    return settings;
  }

  @AfterAll
  void stop() {
    cutOff.close();
    other.close();
    planner.close();
    stack.close();
    toKafka.close();
    toPostgres.close();
  }

  @Test
  void aWorkerThatIsCutOffFromKafkaLosesNothing() {
    losesNothing(toKafka);
  }

  @Test
  void aWorkerThatIsCutOffFromTheDatabaseLosesNothing() {
    losesNothing(toPostgres);
  }

  /** Each of them holds a range that it can't finish when the cable falls silent. */
  private void losesNothing(Cable cable) {
    cutOff.awaitReady();
    other.awaitReady();
    Map<String, SampleMigration> migrations = new HashMap<>();
    List<RowLock> held = new ArrayList<>();
    List<RangeAssigned> given = new ArrayList<>();
    for (int worker = 0; worker < 2; worker++) {
      SampleMigration migration = SampleMigration.begun(database, 1_000);
      migrations.put(migration.id(), migration);
      held.add(database.lock(migration.table() + " where id = 900"));
      planner.say(migration.stateNow());
      given.add(planner.giveOut(migration, migration.whole()));
    }
    RangeReport taken = planner.await(report -> isTaken(report, cutOff, given));
    SampleMigration migration = Objects.requireNonNull(migrations.get(taken.getMigration()));
    await().atMost(Duration.ofMinutes(1)).until(() -> migration.filled() > 0);
    Instant since = Instant.now();
    cable.silence();
    try {
      RangeReport again =
          planner.await(
              report ->
                  isTaken(report, other, given) && report.getRange().equals(taken.getRange()));

      assertThat(Duration.between(since, again.getAt())).isLessThan(LOCK.plusSeconds(3));
      held.forEach(RowLock::close);
      planner.await(
          report ->
              report.getRange().equals(taken.getRange()) && report.getKind() == ReportKind.DONE);
      assertThat(migration.wrong()).isZero();
    } finally {
      cable.letThrough();
    }
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> takesPartAgain(planner.giveOut(migration, migration.whole())));
    assertThat(migration.wrong()).isZero();
    assertThat(migration.rows()).isEqualTo(1_000);
  }

  private boolean takesPartAgain(RangeAssigned range) {
    planner.await(range, ReportKind.DONE);
    return planner.reports(range.getMigration()).stream()
        .anyMatch(report -> isTaken(report, cutOff, List.of(range)));
  }

  private static boolean isTaken(
      RangeReport report, WorkerProcess worker, List<RangeAssigned> ranges) {
    return report.getKind() == ReportKind.TAKEN
        && report.getWorker().equals(worker.slot())
        && ranges.stream().anyMatch(range -> range.getRange().equals(report.getRange()));
  }
}
