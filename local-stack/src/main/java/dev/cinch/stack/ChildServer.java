package dev.cinch.stack;

import dev.cinch.stack.process.ChildProcess;
import dev.cinch.stack.process.Ports;
import dev.cinch.stack.process.Watchdog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** A server as a child process. */
final class ChildServer implements Server {

  private static final Duration READY = Duration.ofSeconds(150);
  private static final Duration STOPPED = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(25);
  private static final int PORT_TRIES = 5;

  private final ServerProgram program;
  private final Watchdog watchdog;
  private @Nullable ChildProcess child;

  ChildServer(ServerProgram program, Watchdog watchdog) {
    this.program = program;
    this.watchdog = watchdog;
  }

  /** The first start. A port that is lost between choosing and binding is replaced by another. */
  synchronized void startOnFreePorts(IntSupplier ports) {
    program.prepare(watchdog);
    Optional<String> failure = Optional.empty();
    for (int attempt = 1; attempt <= PORT_TRIES; attempt++) {
      program.choosePorts(ports);
      failure = attempt();
      if (failure.isEmpty()) {
        return;
      }
      if (!portLost(failure.get())) {
        break;
      }
    }
    failure.ifPresent(this::refuse);
  }

  @Override
  public synchronized void start() {
    if (!isRunning()) {
      attempt().ifPresent(this::refuse);
    }
  }

  /** Starts it and waits until it answers; gives what it said if it does not. */
  private Optional<String> attempt() {
    ChildProcess started = watchdog.run(program.kind().label(), program.program(watchdog.folder()));
    child = started;
    long end = System.nanoTime() + READY.toNanos();
    while (!program.answers()) {
      if (!started.isAlive()) {
        return Optional.of(started.tail());
      }
      if (System.nanoTime() > end) {
        started.kill();
        return Optional.of("no answer in %d s%n%s".formatted(READY.toSeconds(), started.tail()));
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return Optional.empty();
  }

  private boolean portLost(String output) {
    return output.toLowerCase(Locale.ROOT).contains("address already in use")
        || !program.ports().stream().allMatch(Ports::isFree);
  }

  private void refuse(String failure) {
    throw new StackException(
        "Cannot start %s on %s: it ended or gave no answer; its output %s ends with:%n%s"
            .formatted(kind(), program.ports(), log(), failure));
  }

  @Override
  public synchronized void stop() {
    if (child != null) {
      child.signal(program.stopSignal());
      child.awaitEnd(STOPPED);
    }
  }

  /** To be called when the stack's processes have ended for good. */
  void ended() {
    program.ended();
  }

  @Override
  public synchronized void kill() {
    if (child != null) {
      child.kill();
    }
  }

  @Override
  public synchronized void freeze() {
    running().freeze();
  }

  @Override
  public synchronized void thaw() {
    running().thaw();
  }

  @Override
  public synchronized boolean isRunning() {
    return child != null && child.isAlive();
  }

  @Override
  public synchronized long pid() {
    return running().pid();
  }

  private ChildProcess running() {
    if (child == null || !child.isAlive()) {
      throw new StackException(
          "Cannot reach the process of %s: it does not run; start it first".formatted(kind()));
    }
    return child;
  }

  @Override
  public ServerKind kind() {
    return program.kind();
  }

  @Override
  public Path log() {
    return program.log();
  }
}
