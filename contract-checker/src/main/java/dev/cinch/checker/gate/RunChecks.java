package dev.cinch.checker.gate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs every check, each within its time: those of the migration side by side, since a target that
 * is away holds up all of them, then those of each change in the same way, since a broker does too.
 * Never throws, and never guesses.
 */
public final class RunChecks {

  private static final String NO_EVENTS = "plan.events";

  private final Checks checks;
  private final TimeOuts timeOuts;
  private final ApplyOverrides overrides;
  private final ExecutorService threads;

  public RunChecks(
      Checks checks, TimeOuts timeOuts, ApplyOverrides overrides, ExecutorService threads) {
    this.checks = checks;
    this.overrides = overrides;
    this.timeOuts = timeOuts;
    this.threads = threads;
  }

  /**
   * All checks, in the order in which their findings are shown.
   *
   * @param first what the others rest on: where one of these doesn't pass, they are not looked at
   * @param ofMigrations run once for each question
   * @param ofChanges run for each event that carries the column
   */
  public record Checks(
      List<MigrationCheck> first, List<MigrationCheck> ofMigrations, List<Check> ofChanges) {

    public Checks {
      first = List.copyOf(first);
      ofMigrations = List.copyOf(ofMigrations);
      ofChanges = List.copyOf(ofChanges);
    }
  }

  /** How long that may take: one batch after the other, each as long as its slowest check. */
  Duration longest(Question question) {
    return timeOuts.longest().multipliedBy(2L + question.changes().size());
  }

  public Verdict run(Question question) {
    List<Finding> findings = new ArrayList<>(ofMigration(question, checks.first()));
    if (findings.stream().anyMatch(finding -> finding.outcome() != Outcome.PASS)) {
      return Verdict.of(findings);
    }
    if (question.changes().isEmpty()) {
      findings.add(Finding.pass(NO_EVENTS, "The plan names no events that carry the column"));
    }
    findings.addAll(ofMigration(question, checks.ofMigrations()));
    for (Change change : question.changes()) {
      findings.addAll(ofChange(question, change));
    }
    return Verdict.of(overrides.to(findings, question.ask().overrides()));
  }

  private List<Finding> ofChange(Question question, Change change) {
    About about = new About(change.subject(), change.subject());
    List<Running> running = new ArrayList<>();
    for (Check check : checks.ofChanges()) {
      running.add(begin(check.id(), about, () -> check.run(question, change)));
    }
    return running.stream().flatMap(check -> check.await().stream()).toList();
  }

  private List<Finding> ofMigration(Question question, List<MigrationCheck> each) {
    About about = new About(question.site().table().toString(), null);
    List<Running> running = new ArrayList<>();
    for (MigrationCheck check : each) {
      running.add(begin(check.id(), about, () -> check.run(question)));
    }
    return running.stream().flatMap(check -> check.await().stream()).toList();
  }

  /** What a check is about; the subject, where it is about one. */
  private record About(String words, @Nullable String subject) {}

  private Running begin(String check, About about, Callable<List<Finding>> work) {
    long until = System.nanoTime() + timeOuts.of(check).toNanos();
    try {
      return new Running(check, about, threads.submit(work), until);
    } catch (RejectedExecutionException noThread) {
      return new Running(check, about, null, until);
    }
  }

  /** A check that has been begun; null where no thread was free. */
  private final class Running {

    private final String check;
    private final About about;
    private final @Nullable Future<List<Finding>> work;
    private final long until;

    Running(String check, About about, @Nullable Future<List<Finding>> work, long until) {
      this.check = check;
      this.about = about;
      this.work = work;
      this.until = until;
    }

    List<Finding> await() {
      if (work == null) {
        return failed("no thread is free: earlier checks hang, or the checker is shutting down");
      }
      try {
        List<Finding> findings = work.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        return findings.isEmpty() ? failed("it found nothing to say") : findings;
      } catch (TimeoutException late) {
        Duration timeOut = timeOuts.of(check);
        return failed("it took longer than %s".formatted(timeOut));
      } catch (ExecutionException failure) {
        return failed(reason(failure.getCause()));
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return failed("the checker is shutting down");
      } finally {
        work.cancel(true);
      }
    }

    private List<Finding> failed(String why) {
      Finding finding =
          Finding.unknown(
                  check,
                  "Could not be established for %s: %s".formatted(about.words(), why),
                  "It is looked at again by itself; if it stays, see to what it says")
              .with("failure", "not established");
      return List.of(about.subject() == null ? finding : finding.on(about.subject()));
    }
  }

  private static String reason(@Nullable Throwable failure) {
    if (failure == null) {
      return "it failed";
    }
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }
}
