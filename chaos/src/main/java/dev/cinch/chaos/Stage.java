package dev.cinch.chaos;

import dev.cinch.stack.LocalStack;
import dev.cinch.stack.Server;
import dev.cinch.stack.ServerKind;
import dev.cinch.stack.StackOptions;
import dev.cinch.stack.suite.Login;
import dev.cinch.stack.suite.RunningService;
import dev.cinch.stack.suite.Suite;
import dev.cinch.stack.suite.SuiteOptions;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The suite on servers of its own, and the target on another. */
final class Stage implements AutoCloseable {

  static final String TARGET = "bank";
  private static final Duration READY = Duration.ofMinutes(2);
  private static final Duration GRACE = Duration.ofSeconds(40);

  private final LocalStack stack;
  private final Target target;
  private final Suite suite;
  private final Books books;
  private final List<RunningService> workers = new ArrayList<>();

  private Stage(LocalStack stack, Target target, @Nullable Path logs) {
    this.stack = stack;
    this.target = target;
    Bank bank = target.bank();
    SuiteOptions options =
        SuiteOptions.on(stack.endpoints())
            .target(
                TARGET,
                new Login(bank.url(), bank.user(), bank.password()),
                new Login(target.urlOfWorkers(), bank.worker(), bank.worker()));
    this.books = new Books(options.databases().planner());
    this.suite = new Suite(logs == null ? options : options.logsIn(logs));
  }

  static Stage set(int workers, @Nullable Path logs) throws SQLException {
    LocalStack stack = LocalStack.start(StackOptions.temporary());
    try {
      Target target = Target.open();
      try {
        Stage stage = new Stage(stack, target, logs);
        stage.suite.startAll(0);
        for (int number = 1; number <= workers; number++) {
          stage.workers.add(stage.suite.startWorker(name(number)));
        }
        stage.workers.forEach(worker -> worker.awaitReady(READY));
        return stage;
      } catch (RuntimeException failure) {
        target.close();
        throw failure;
      }
    } catch (RuntimeException | SQLException failure) {
      stack.close();
      throw failure;
    }
  }

  private static String name(int number) {
    return "worker-" + number;
  }

  Target target() {
    return target;
  }

  Bank bank() {
    return target.bank();
  }

  Books books() {
    return books;
  }

  HttpPlanner planner() {
    return new HttpPlanner(suite.plannerUrl());
  }

  int workers() {
    return workers.size();
  }

  Server server(ServerKind kind) {
    return stack.server(kind);
  }

  RunningService worker(int index) {
    return workers.get(index);
  }

  /** Ends a worker in good order where it still runs, and starts another one in its place. */
  void replaceWorker(int index) {
    workers.get(index).process().terminate();
    workers.get(index).process().awaitEnd(GRACE);
    workers.set(index, suite.startWorker(name(index + 1)));
  }

  /** Starts again what has ended by itself, as an orchestrator does; gives the ends of its logs. */
  List<String> revive() {
    List<String> ended = new ArrayList<>();
    if (!suite.planner().process().isAlive()) {
      ended.add(suite.planner().process().logTail());
      startPlanner();
    }
    for (int index = 0; index < workers.size(); index++) {
      if (!workers.get(index).process().isAlive()) {
        ended.add(workers.get(index).process().logTail());
        replaceWorker(index);
      }
    }
    return ended;
  }

  void killPlanner() {
    suite.planner().process().kill();
  }

  void startPlanner() {
    suite.startPlanner();
  }

  @Override
  public void close() {
    suite.close();
    target.close();
    stack.close();
  }
}
