package dev.cinch.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A Java program as a child process, which ends with this JVM, even when it is killed. */
public final class ServiceProcess implements AutoCloseable {

  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final ChildProcess child;

  private ServiceProcess(ChildProcess child) {
    this.child = child;
  }

  /** Starts it; returns at once. */
  public static ServiceProcess start(ServiceOptions options) {
    Watchdog watchdog = OfThisJvm.WATCHDOG;
    Path log = logOf(options, watchdog);
    List<String> command =
        JavaCommand.light(watchdog.folder())
            .options(options.jvmOptions())
            .properties(options.properties())
            .launch(options.launch(), options.arguments());
    Program program = new Program(command, options.environment(), Ending.STOP, null, log);
    return new ServiceProcess(new ChildProcess(options.name(), watchdog.run(program), log));
  }

  private static Path logOf(ServiceOptions options, Watchdog watchdog) {
    Path given = options.log();
    try {
      if (given == null) {
        return Files.createTempFile(watchdog.folder(), options.name() + "-", ".log");
      }
      Files.createDirectories(given.toAbsolutePath().getParent());
      return given;
    } catch (IOException failure) {
      throw new StackException(
          "Cannot create the log of %s: %s".formatted(options.name(), failure.getMessage()),
          failure);
    }
  }

  /** Returns when a GET of this address is answered with a 2xx; fails with the tail of its log. */
  public void waitUntilHealthy(URI health, Duration patience) {
    HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    long end = System.nanoTime() + patience.toNanos();
    while (!healthy(http, health)) {
      if (!isAlive()) {
        throw failed("it ended with status " + child.process().exitValue());
      }
      if (System.nanoTime() > end) {
        throw failed("%s was not healthy within %d s".formatted(health, patience.toSeconds()));
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private static boolean healthy(HttpClient http, URI health) {
    HttpRequest request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
    try {
      int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status / 100 == 2;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StackException("Cannot wait for " + health + ": interrupted", interrupted);
    }
  }

  private StackException failed(String why) {
    return new StackException(
        "Cannot start %s: %s; see %s, which ends with:%n%s"
            .formatted(child.name(), why, child.log(), child.tail()));
  }

  public String name() {
    return child.name();
  }

  public long pid() {
    return child.process().pid();
  }

  public boolean isAlive() {
    return child.isAlive();
  }

  /** The file that it writes its output to. */
  public Path log() {
    return child.log();
  }

  /** The last lines of its output. */
  public String logTail() {
    return child.tail();
  }

  /** SIGKILL; returns when it is gone. */
  public void kill() {
    child.kill();
  }

  /** SIGTERM; returns at once. */
  public void terminate() {
    child.terminate();
  }

  /** SIGSTOP: it holds its connections and locks, and does nothing. */
  public void freeze() {
    child.freeze();
  }

  /** SIGCONT after {@link #freeze()}. */
  public void thaw() {
    child.thaw();
  }

  /** Returns when it is gone; after the patience it is killed. Gives its exit status. */
  public int awaitEnd(Duration patience) {
    child.awaitEnd(patience);
    return child.process().exitValue();
  }

  /** Ends it in good order, or by SIGKILL after a grace. */
  @Override
  public void close() {
    if (isAlive()) {
      child.terminate();
      child.thaw();
      child.awaitEnd(GRACE);
    }
  }

  /** One watchdog for all services of this JVM, started with the first of them. */
  private static final class OfThisJvm {
    static final Watchdog WATCHDOG = Watchdog.overTemporaryFolder("cinch-services-");
  }
}
