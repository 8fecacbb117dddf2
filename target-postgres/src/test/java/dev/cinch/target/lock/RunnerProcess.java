package dev.cinch.target.lock;

import dev.cinch.target.Target;
import dev.cinch.target.TargetSettings;
import dev.cinch.target.TestDatabase;
import dev.cinch.target.step.LockMode;
import dev.cinch.target.step.Step;
import dev.cinch.target.step.Undo;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** A planner in a process of its own, to be killed or frozen. */
final class RunnerProcess implements AutoCloseable {

  private final Process process;

  private RunnerProcess(Process process) {
    this.process = process;
  }

  /** Starts a process that runs one step of migration {@code m1} within a budget. */
  static RunnerProcess start(
      TestDatabase database, LockMode lock, boolean transactional, Duration budget, String sql)
      throws IOException {
    return new RunnerProcess(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                RunnerProcess.class.getName(),
                database.url(),
                database.server().user(),
                lock.name(),
                String.valueOf(transactional),
                budget.toString(),
                sql)
            .redirectOutput(new File("/dev/null"))
            .redirectError(new File("/dev/null"))
            .start());
  }

  /** What the process does; its password comes over standard input. */
  public static void main(String[] arguments) throws IOException {
    String password = new String(System.in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    Target target =
        new Target("shop", new TargetSettings(arguments[0], arguments[1], password, null, null));
    Step step =
        new Step(
            "test.step",
            "Whatever the test wants",
            Steps.ORDERS,
            LockMode.valueOf(arguments[2]),
            Boolean.parseBoolean(arguments[3]),
            List.of(),
            List.of(arguments[5]),
            Undo.needless(),
            "select to_regclass('public.done') is not null");
    new LockSafeRunner(
            Clock.systemUTC(), Pause.SLEEP, RandomGenerator.getDefault(), StopSignal.NEVER)
        .run(
            target,
            "m1",
            step,
            LockPolicy.DEFAULT.withBudget(Duration.parse(arguments[4])),
            StepListener.NONE);
  }

  RunnerProcess withPassword(String password) throws IOException {
    try (var input = process.outputWriter()) {
      input.write(password);
    }
    return this;
  }

  /** The end of a planner by power loss: nothing is said to anyone. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** As a long garbage collection, a stopped virtual machine or a debugger would. */
  void freeze() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-STOP", String.valueOf(process.pid())).start().waitFor();
  }

  @Override
  public void close() {
    kill();
  }
}
