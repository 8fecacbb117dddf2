package dev.cinch.stack;

import dev.cinch.stack.process.ChildProcess;
import dev.cinch.stack.process.Ending;
import dev.cinch.stack.process.JavaCommand;
import dev.cinch.stack.process.Program;
import dev.cinch.stack.process.Watchdog;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A Java program as a child process. It ends with this JVM, even when that is killed. */
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
    Program program =
        new Program(
            JavaCommand.light(watchdog.folder())
                .options(options.jvmOptions())
                .launching(options.launch()),
            options.environment(),
            Ending.STOP,
            logOf(options, watchdog));
    return new ServiceProcess(watchdog.run(options.name(), program));
  }

  private static Path logOf(ServiceOptions options, Watchdog watchdog) {
    Path given = options.log();
    try {
      if (given == null) {
        return Files.createTempFile(watchdog.folder(), options.name(), ".log");
      }
      Files.createDirectories(given.resolveSibling("."));
      return given;
    } catch (IOException failure) {
      throw new StackException(
          "Cannot create the log of %s: %s".formatted(options.name(), failure), failure);
    }
  }

  /** Returns when a GET of this address gives a 2xx; fails with the end of its log. */
  public void waitUntilHealthy(URI health, Duration patience) {
    HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    long end = System.nanoTime() + patience.toNanos();
    while (!isHealthy(http, health)) {
      if (!isAlive()) {
        throw unhealthy("it ended with status " + child.process().exitValue());
      }
      if (System.nanoTime() > end) {
        throw unhealthy("%s gave no 2xx in %d s".formatted(health, patience.toSeconds()));
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private static boolean isHealthy(HttpClient http, URI health) {
    HttpRequest request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() / 100 == 2;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StackException("Cannot wait for " + health + ": interrupted", interrupted);
    }
  }

  private StackException unhealthy(String why) {
    return new StackException(
        "Cannot wait until %s is healthy: %s; its output %s ends with:%n%s"
            .formatted(name(), why, log(), logTail()));
  }

  public String name() {
    return child.name();
  }

  public long pid() {
    return child.pid();
  }

  public boolean isAlive() {
    return child.isAlive();
  }

  /** The file that its output is added to. */
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
    child.signal("TERM");
  }

  /** SIGSTOP: it keeps its connections and locks, and does nothing. */
  public void freeze() {
    child.freeze();
  }

  /** SIGCONT, after {@link #freeze()}. */
  public void thaw() {
    child.thaw();
  }

  /**
   * Returns when it is gone; it is killed if that takes longer than this. Gives its exit status.
   */
  public int awaitEnd(Duration patience) {
    return child.awaitEnd(patience);
  }

  /** Ends it in good order, or by SIGKILL after a grace. */
  @Override
  public void close() {
    child.signal("TERM");
    child.signal("CONT");
    child.awaitEnd(GRACE);
  }

  /** One watchdog for all services of this JVM, started with the first of them. */
  private static final class OfThisJvm {
    static final Watchdog WATCHDOG = Watchdog.overTemporaryFolder("cinch-services-");
  }
}
