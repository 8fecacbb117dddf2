package dev.cinch.worker;

import static dev.cinch.events.ReportKind.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cinch.events.RangeAssigned;
import dev.cinch.stack.LocalStack;
import dev.cinch.stack.Server;
import dev.cinch.stack.ServerKind;
import dev.cinch.stack.StackOptions;
import dev.cinch.target.range.PageRange;
import dev.cinch.worker.Database.RowLock;
import dev.cinch.worker.kafka.UnfitBrokerException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.FeatureUpdate.UpgradeType;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A broker of the test's own, which is restarted, or is not what workers need. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokerIT {

  private final LocalStack stack =
      LocalStack.start(StackOptions.temporary().only(ServerKind.KAFKA));
  private final String kafka = stack.kafkaBootstrap();
  private final Database database = Database.create();

  @AfterAll
  void stop() {
    stack.close();
  }

  @Tag("wide")
  @Test
  void noRangeIsLostWhenTheBrokerIsRestartedInTheMiddleOfOne() {
    try (PlayedPlanner planner =
            PlayedPlanner.start(Dispatch.SHARE, kafka, Duration.ofSeconds(30));
        LocalWorker worker = LocalWorker.start(planner.settings(database))) {
      SampleMigration migration = SampleMigration.begun(database, 2_000);
      planner.say(migration.stateNow());
      List<PageRange> ranges = migration.cut(10);
      try (RowLock held = database.lock(migration.table() + " where id % 700 = 0")) {
        List<RangeAssigned> given =
            ranges.stream().map(pages -> planner.giveOut(migration, pages)).toList();
        planner.await(report -> report.getKind() == TAKEN);
        restart(stack.server(ServerKind.KAFKA));
        assertThat(held.connection()).isNotNull();
        assertThat(given).hasSameSizeAs(ranges);
      }

      await().atMost(Duration.ofMinutes(2)).until(() -> migration.wrong() == 0);
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> planner.rangesDone(migration.id()) == ranges.size());
      assertThat(worker.port()).isPositive();
    }
  }

  private static void restart(Server broker) {
    broker.stop();
    broker.start();
  }

  @Test
  void aBrokerWithoutShareGroupsIsRefusedAtTheStartWithWhatToDo() throws Exception {
    try (PlayedPlanner planner =
        PlayedPlanner.start(Dispatch.SHARE, kafka, Duration.ofSeconds(30))) {
      setShareVersion((short) 0, UpgradeType.UNSAFE_DOWNGRADE);
      try {
        assertThatThrownBy(() -> LocalWorker.start(planner.settings(database)))
            .rootCause()
            .isInstanceOf(UnfitBrokerException.class)
            .hasMessageContaining("share groups are switched off")
            .hasMessageEndingWith("or set cinch.dispatch=group for the planner and all workers");
      } finally {
        setShareVersion((short) 1, UpgradeType.UPGRADE);
      }
    }
  }

  private void setShareVersion(short level, UpgradeType type) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      admin
          .updateFeatures(
              Map.of("share.version", new FeatureUpdate(level, type)), new UpdateFeaturesOptions())
          .all()
          .get();
    }
  }
}
