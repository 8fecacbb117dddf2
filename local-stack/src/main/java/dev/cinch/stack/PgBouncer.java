package dev.cinch.stack;

import dev.cinch.stack.process.ChildProcess;
import dev.cinch.stack.process.Ending;
import dev.cinch.stack.process.Ports;
import dev.cinch.stack.process.Program;
import dev.cinch.stack.process.Shell;
import dev.cinch.stack.process.Watchdog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A PgBouncer in transaction mode in front of a PostgreSQL server, where this machine has one
 * installed. It ends with this JVM.
 */
public final class PgBouncer implements AutoCloseable {

  private static final Duration READY = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(25);

  private final Watchdog watchdog;
  private final int port;

  private PgBouncer(Watchdog watchdog, int port) {
    this.watchdog = watchdog;
    this.port = port;
  }

  /** Whether the program is there. */
  public static boolean isInstalled() {
    return Shell.run("sh", "-c", "command -v pgbouncer").succeeded();
  }

  /**
   * Starts one for a single login.
   *
   * @param sessions how many sessions all clients share
   */
  public static PgBouncer before(
      PostgresEndpoint server, String user, String password, int sessions) {
    Unprivileged unprivileged = Unprivileged.choose(List.of(Unprivileged.Way.values()));
    Watchdog watchdog = Watchdog.overTemporaryFolder("cinch-pgbouncer-");
    try {
      PgBouncer started = new PgBouncer(watchdog, Ports.free());
      started.run(unprivileged, started.files(unprivileged, server, user, password, sessions));
      return started;
    } catch (IOException | RuntimeException failure) {
      watchdog.close();
      throw new StackException("Cannot start PgBouncer: " + failure.getMessage(), failure);
    }
  }

  private Path files(
      Unprivileged unprivileged,
      PostgresEndpoint server,
      String user,
      String password,
      int sessions)
      throws IOException {
    Path folder = Files.createDirectory(watchdog.folder().resolve("pgbouncer"));
    Path users = folder.resolve("users.txt");
    Files.writeString(users, "\"%s\" \"%s\"\n".formatted(user, password));
    Path settings = folder.resolve("pgbouncer.ini");
    Files.writeString(
        settings,
        """
        [databases]
        * = host=%s port=%d
        [pgbouncer]
        listen_addr = 127.0.0.1
        listen_port = %d
        unix_socket_dir =
        auth_type = md5
        auth_file = %s
        pool_mode = transaction
        default_pool_size = %d
        ignore_startup_parameters = extra_float_digits
        """
            .formatted(server.host(), server.port(), port, users, sessions));
    unprivileged.passThrough(watchdog.folder());
    unprivileged.own(folder);
    return settings;
  }

  private void run(Unprivileged unprivileged, Path settings) {
    ChildProcess child =
        watchdog.run(
            "pgbouncer",
            new Program(
                unprivileged.before(List.of("pgbouncer", settings.toString())),
                Map.of(),
                Ending.KILL,
                watchdog.folder().resolve("pgbouncer.log")));
    long end = System.nanoTime() + READY.toNanos();
    while (!answers()) {
      if (!child.isAlive() || System.nanoTime() > end) {
        throw new StackException(
            "it gave no answer; its output ends with:%n%s".formatted(child.tail()));
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  /** The address of a database of that server, through the pooler. */
  public String through(String url) {
    return "jdbc:postgresql://127.0.0.1:%d%s".formatted(port, url.substring(url.lastIndexOf('/')));
  }

  @Override
  public void close() {
    watchdog.close();
  }
}
