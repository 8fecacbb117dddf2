package dev.cinch.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server as a child process. */
final class ChildServer implements Server {

  private static final Logger LOG = LoggerFactory.getLogger(ChildServer.class);
  private static final Duration READY = Duration.ofSeconds(90);
  private static final Duration STOPPED = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(25);
  private static final int PORT_TRIES = 5;
  private static final Pattern PORT_LOST =
      Pattern.compile("address already in use|already in use by another process|already bound");

  private final ServerProgram program;
  private final Watchdog watchdog;
  private @Nullable ChildProcess child;

  ChildServer(ServerProgram program, Watchdog watchdog) {
    this.program = program;
    this.watchdog = watchdog;
  }

  /** The first start: a port lost between choosing and binding is replaced by another. */
  synchronized void startOnFreePorts() {
    program.prepare(watchdog);
    for (int attempt = 1; ; attempt++) {
      program.choosePorts();
      Optional<String> failure = attempt();
      if (failure.isEmpty()) {
        return;
      }
      if (attempt == PORT_TRIES || !portLost(failure.get())) {
        throw notStarted(failure.get());
      }
      LOG.info("{} lost one of its ports {}, taking others", kind(), program.ports());
    }
  }

  @Override
  public synchronized void start() {
    if (isRunning()) {
      return;
    }
    attempt()
        .ifPresent(
            failure -> {
              throw notStarted(failure);
            });
  }

  private Optional<String> attempt() {
    ChildProcess started =
        new ChildProcess(kind().label(), watchdog.run(program.program(watchdog.folder())), log());
    child = started;
    long end = System.nanoTime() + READY.toNanos();
    while (!program.answers()) {
      if (!started.isAlive()) {
        return Optional.of(started.tail());
      }
      if (System.nanoTime() > end) {
        started.kill();
        return Optional.of(
            "no answer within %d s%n%s".formatted(READY.toSeconds(), started.tail()));
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return Optional.empty();
  }

  private boolean portLost(String output) {
    return PORT_LOST.matcher(output.toLowerCase(java.util.Locale.ROOT)).find()
        || !program.ports().stream().allMatch(Ports::isFree);
  }

  private StackException notStarted(String failure) {
    return new StackException(
        "Cannot start %s on %s: it ended or gave no answer; see %s, which ends with:%n%s"
            .formatted(kind(), program.ports(), log(), failure));
  }

  @Override
  public synchronized void stop() {
    if (child != null && child.isAlive()) {
      child.process().toHandle();
      Shell.run("kill", "-s", program.stopSignal(), Long.toString(child.process().pid()));
      child.awaitEnd(STOPPED);
    }
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

  private ChildProcess running() {
    if (child == null || !child.isAlive()) {
      throw new StackException(
          "Cannot signal %s: it does not run; start it first".formatted(kind()));
    }
    return child;
  }

  @Override
  public ServerKind kind() {
    return program.kind();
  }

  @Override
  public synchronized boolean isRunning() {
    return child != null && child.isAlive();
  }

  @Override
  public synchronized long pid() {
    return running().process().pid();
  }

  @Override
  public Path log() {
    return program.program(watchdog.folder()).log();
  }
}
