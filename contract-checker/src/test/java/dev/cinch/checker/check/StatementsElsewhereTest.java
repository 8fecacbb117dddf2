package dev.cinch.checker.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cinch.checker.check.StatementBaselines.Baseline;
import dev.cinch.checker.check.StatementBaselines.Subject;
import dev.cinch.checker.gate.Ask;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Outcome;
import dev.cinch.checker.gate.Question;
import dev.cinch.checker.gate.Samples;
import dev.cinch.checker.gate.Site;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What runs on replicas is counted on replicas. */
class StatementsElsewhereTest {

  @Test
  void doesNotKnowWhatRunsOnAReplicaUnlessNobodyReadsThere() throws Exception {
    assertThat(look("level"))
        .extracting(Finding::outcome, Finding::detail)
        .containsExactly(tuple(Outcome.PASS, null), tuple(Outcome.UNKNOWN, "reports"));
  }

  @Test
  void asksNothingOfReplicasWhereNoNameGoes() throws Exception {
    assertThat(look()).extracting(Finding::outcome).containsExactly(Outcome.PASS);
  }

  private static List<Finding> look(String... drops) throws Exception {
    Clock clock = Clock.fixed(Samples.NOW.plus(Duration.ofDays(1)), ZoneOffset.UTC);
    return new StatementsQuiet(new WithReplicas(), new Quiet(), Set.of("spare"), clock)
        .run(question(drops));
  }

  private static Question question(String... drops) {
    Question question = Samples.question();
    Ask ask = question.ask();
    Site site = ask.site();
    return new Question(
        question.occasion(),
        new Ask(
            ask.environment(),
            ask.changes(),
            new Site(
                site.target(), site.table(), site.column(), List.of(drops), false, site.epoch()),
            ask.conditions()));
  }

  /** Counts since long ago, in which nothing was found. */
  private static final class Quiet implements StatementBaselines {

    @Override
    public Optional<Baseline> of(Subject subject) {
      return Optional.of(new Baseline(Samples.NOW, Instant.EPOCH, 0, Map.of()));
    }

    @Override
    public void keep(Subject subject, Baseline baseline) {
      throw new AssertionError("Nothing was found");
    }
  }

  /** A target with a replica for reports, and one that only waits to take over. */
  private static final class WithReplicas implements Databases {

    @Override
    public List<ReplicaState> replicas(Question question, Duration patience) {
      return List.of(new ReplicaState("spare", true, 0L), new ReplicaState("reports", true, 0L));
    }

    @Override
    public StatementLog statements(Question question, String column) {
      return new StatementLog(List.of(), 0, Instant.EPOCH, 0, List.of());
    }

    @Override
    public SyncState sync(Question question) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<ColumnState> column(Question question, String column) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<ColumnReader> readers(Question question, String column) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Carrier> carriers(Question question, String column) {
      throw new UnsupportedOperationException();
    }
  }
}
