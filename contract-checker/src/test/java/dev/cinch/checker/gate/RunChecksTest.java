package dev.cinch.checker.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.checker.gate.RunChecks.Checks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunChecksTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Change CHANGE = Samples.change(ChangeKind.REQUIRE_FIELD, "\"int\"");

  private static final ApplyOverrides NONE = new ApplyOverrides(Clock.systemUTC());

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void runsEachCheckOnEachChangeInOrder() {
    Verdict verdict = checks(passing("a"), passing("b")).run(Samples.question(CHANGE, CHANGE));

    assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
    assertThat(verdict.findings()).extracting(Finding::check).containsExactly("a", "b", "a", "b");
  }

  @Test
  void takesAThrowingCheckForUnknownAndSaysWhy() {
    Verdict verdict =
        checks(
                check(
                    "a",
                    () -> {
                      throw new IllegalStateException("the registry is away");
                    }),
                passing("b"))
            .run(Samples.question(CHANGE));

    assertThat(verdict.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(verdict.findings().get(0))
        .isEqualTo(
            Finding.unknown(
                    "a",
                    "Could not be established for orders-value: the registry is away",
                    "It is looked at again by itself; if it stays, see to what it says")
                .on("orders-value")
                .with("failure", "not established"));
    assertThat(verdict.findings().get(1).outcome()).isEqualTo(Outcome.PASS);
  }

  @Test
  void takesAnErrorForUnknownToo() {
    Verdict verdict =
        checks(
                check(
                    "a",
                    () -> {
                      throw new StackOverflowError();
                    }))
            .run(Samples.question(CHANGE));

    assertThat(verdict.findings().get(0).message())
        .isEqualTo("Could not be established for orders-value: java.lang.StackOverflowError");
  }

  @Test
  void interruptsACheckThatTakesTooLongAndTakesItForUnknown() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    Check endless =
        check(
            "slow",
            () -> {
              try {
                return new CountDownLatch(1).await(1, TimeUnit.HOURS)
                    ? List.of()
                    : List.of(Finding.pass("slow", "at last"));
              } finally {
                interrupted.countDown();
              }
            });
    TimeOuts timeOuts = new TimeOuts(LONG, Map.of("slow", Duration.ofMillis(50)));

    Verdict verdict =
        new RunChecks(new Checks(List.of(), List.of(), List.of(endless)), timeOuts, NONE, threads)
            .run(Samples.question(CHANGE));

    assertThat(verdict.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(verdict.findings().get(0).message())
        .isEqualTo("Could not be established for orders-value: it took longer than PT0.05S");
    assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void takesACheckThatFindsNothingForUnknown() {
    Verdict verdict = checks(check("a", List::of)).run(Samples.question(CHANGE));

    assertThat(verdict.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(verdict.findings().get(0).message())
        .isEqualTo("Could not be established for orders-value: it found nothing to say");
  }

  @Test
  void takesItForUnknownWhenNoThreadIsFree() {
    threads.shutdown();

    assertThat(checks(passing("a")).run(Samples.question(CHANGE)).outcome())
        .isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void passesAQuestionWithoutChangesAndSaysSo() {
    Verdict verdict = checks(passing("a")).run(Samples.question());

    assertThat(verdict.findings())
        .containsExactly(
            Finding.pass("plan.events", "The plan names no events that carry the column"));
  }

  @Test
  void runsTheChecksOfAChangeSideBySide() {
    Callable<List<Finding>> meets = meeting();

    assertThat(checks(check("a", meets), check("b", meets)).run(Samples.question(CHANGE)).outcome())
        .isEqualTo(Outcome.PASS);
  }

  /** What passes only where another one is at work at the same time. */
  private static Callable<List<Finding>> meeting() {
    CountDownLatch bothAtWork = new CountDownLatch(2);
    return () -> {
      bothAtWork.countDown();
      return bothAtWork.await(30, TimeUnit.SECONDS)
          ? List.of(Finding.pass("met", "fine"))
          : List.of();
    };
  }

  @Test
  void runsTheChecksOfTheMigrationSideBySideAndOnce() {
    Callable<List<Finding>> meets = meeting();
    RunChecks checks =
        new RunChecks(
            new Checks(
                List.of(), List.of(ofMigration("a", meets), ofMigration("b", meets)), List.of()),
            new TimeOuts(LONG, Map.of()),
            NONE,
            threads);

    Verdict verdict = checks.run(Samples.question(CHANGE, CHANGE));

    assertThat(verdict.findings()).hasSize(2);
    assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
  }

  @Test
  void looksAtNothingElseWhereTheFirstDoesNotPass() {
    Finding elsewhere = Finding.unknown("first", "it is about staging", "ask there");
    Checks checks =
        new Checks(
            List.of(ofMigration("first", () -> List.of(elsewhere))),
            List.of(ofMigration("a", () -> List.of(Finding.pass("a", "fine")))),
            List.of(passing("b")));

    Verdict verdict =
        new RunChecks(checks, new TimeOuts(LONG, Map.of()), NONE, threads)
            .run(Samples.question(CHANGE));

    assertThat(verdict.findings()).containsExactly(elsewhere);
    assertThat(verdict.outcome()).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void takesAThrowingCheckOfTheMigrationForUnknown() {
    RunChecks checks =
        new RunChecks(
            new Checks(
                List.of(),
                List.of(
                    ofMigration(
                        "a",
                        () -> {
                          throw new IllegalStateException("the target is away");
                        })),
                List.of()),
            new TimeOuts(LONG, Map.of()),
            NONE,
            threads);

    assertThat(checks.run(Samples.question(CHANGE)).findings())
        .containsExactly(
            Finding.unknown(
                    "a",
                    "Could not be established for public.orders: the target is away",
                    "It is looked at again by itself; if it stays, see to what it says")
                .with("failure", "not established"));
  }

  private static MigrationCheck ofMigration(String id, Callable<List<Finding>> look) {
    return new MigrationCheck() {
      @Override
      public String id() {
        return id;
      }

      @Override
      public List<Finding> run(Question question) throws Exception {
        return look.call();
      }
    };
  }

  private RunChecks checks(Check... checks) {
    return new RunChecks(
        new Checks(List.of(), List.of(), List.of(checks)),
        new TimeOuts(LONG, Map.of()),
        NONE,
        threads);
  }

  private static Check passing(String id) {
    return check(id, () -> List.of(Finding.pass(id, "fine")));
  }

  private static Check check(String id, Callable<List<Finding>> look) {
    return new Check() {
      @Override
      public String id() {
        return id;
      }

      @Override
      public List<Finding> run(Question question, Change change) throws Exception {
        return look.call();
      }
    };
  }
}
