package dev.cinch.checker.gate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Runs every check on every change, each within its time. Never throws, and never guesses. */
public final class RunChecks {

  private static final String NO_EVENTS = "plan.events";

  private final List<Check> checks;
  private final TimeOuts timeOuts;
  private final ExecutorService threads;

  public RunChecks(List<Check> checks, TimeOuts timeOuts, ExecutorService threads) {
    this.checks = List.copyOf(checks);
    this.timeOuts = timeOuts;
    this.threads = threads;
  }

  public Verdict run(Question question) {
    List<Finding> findings = new ArrayList<>();
    if (question.changes().isEmpty()) {
      findings.add(Finding.pass(NO_EVENTS, "The plan names no events that carry the column"));
    }
    for (Change change : question.changes()) {
      for (Check check : checks) {
        findings.addAll(run(check, question, change));
      }
    }
    return Verdict.of(findings);
  }

  private List<Finding> run(Check check, Question question, Change change) {
    Duration timeOut = timeOuts.of(check.id());
    try {
      return bounded(check, question, change, timeOut);
    } catch (TimeoutException late) {
      return failed(check, change, "it took longer than %s".formatted(timeOut));
    } catch (ExecutionException failure) {
      return failed(check, change, reason(failure.getCause()));
    } catch (RejectedExecutionException noThread) {
      return failed(
          check, change, "no thread is free: earlier checks hang, or the checker is shutting down");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return failed(check, change, "the checker is shutting down");
    }
  }

  private List<Finding> bounded(Check check, Question question, Change change, Duration timeOut)
      throws ExecutionException, InterruptedException, TimeoutException {
    Future<List<Finding>> running = threads.submit(() -> check.run(question, change));
    try {
      List<Finding> findings = running.get(timeOut.toMillis(), TimeUnit.MILLISECONDS);
      return findings.isEmpty() ? failed(check, change, "it found nothing to say") : findings;
    } finally {
      running.cancel(true);
    }
  }

  private static List<Finding> failed(Check check, Change change, String why) {
    return List.of(
        Finding.unknown(
                check.id(),
                "Could not be established for %s: %s".formatted(change.subject(), why),
                "It is looked at again by itself; if it stays, see to what it says")
            .on(change.subject()));
  }

  private static String reason(@Nullable Throwable failure) {
    if (failure == null) {
      return "it failed";
    }
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }
}
