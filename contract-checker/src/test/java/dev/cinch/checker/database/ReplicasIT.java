package dev.cinch.checker.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.cinch.checker.check.ReplicasCaughtUp;
import dev.cinch.checker.check.StatementsQuiet;
import dev.cinch.checker.gate.Outcome;
import dev.cinch.checker.gate.Phase;
import dev.cinch.checker.support.FindingAssertions;
import dev.cinch.checker.support.Target;
import dev.cinch.stack.LocalStack;
import dev.cinch.stack.ServerKind;
import dev.cinch.stack.StackOptions;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A primary and a standby of their own. */
@Tag("long")
class ReplicasIT {

  @Test
  void waitsUntilTheStandbyHasReplayedAndDoesNotGuessWhenItIsAway() throws Exception {
    try (LocalStack primary =
        LocalStack.start(StackOptions.temporary().only(ServerKind.POSTGRES))) {
      Scene scene = new Scene(Target.on(primary.postgres()));
      try (LocalStack standby = LocalStack.start(StackOptions.standbyOf(primary.postgres()))) {
        await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(
                () -> assertOnly(scene, Outcome.PASS, "Replica standby has replayed all changes"));

        assertThat(statements(scene)).contains(tuple(Outcome.UNKNOWN, "standby"));
        assertThat(statements(scene, "standby")).containsExactly(tuple(Outcome.PASS, null));

        run(standby, "select pg_wal_replay_pause()");
        scene.target.execute("insert into orders values (2, 2, 'two')");
        assertOnly(scene, Outcome.BLOCKED, "Replica standby has not replayed the last change: ");

        run(standby, "select pg_wal_replay_resume()");
        assertOnly(scene, Outcome.PASS, "Replica standby has replayed all changes");

        scene.target.execute("revoke pg_read_all_stats from " + scene.target.role());
        assertOnly(scene, Outcome.UNKNOWN, "can't be seen");
        scene.target.execute("grant pg_read_all_stats to " + scene.target.role());
      }
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertOnly(scene, Outcome.UNKNOWN, " is away: nobody knows"));
    }
  }

  private static void assertOnly(Scene scene, Outcome outcome, String words) throws Exception {
    FindingAssertions.assertOnly(
        scene.run(new ReplicasCaughtUp(scene.databases()), Phase.TIGHTEN), outcome, words);
  }

  private static List<Tuple> statements(Scene scene, String... unread) throws Exception {
    return scene
        .run(
            new StatementsQuiet(
                scene.databases(), scene.baselines, Set.of(unread), Clock.systemUTC()),
            Phase.RETIRE)
        .stream()
        .map(finding -> tuple(finding.outcome(), finding.detail()))
        .toList();
  }

  private static void run(LocalStack stack, String sql) throws Exception {
    try (Connection connection = stack.postgres().connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
