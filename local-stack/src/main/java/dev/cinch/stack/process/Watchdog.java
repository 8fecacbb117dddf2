package dev.cinch.stack.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A shell process that ends what was started through it and deletes its folder, as soon as this JVM
 * closes it or is gone. Nothing else does so: an orderly end and a SIGKILL take the same way.
 *
 * <p>It notices by the end of its standard input. Nobody else holds the other end, since Java
 * closes all descriptors of a child but the three standard ones.
 */
public final class Watchdog implements AutoCloseable {

  private static final String ITSELF = "watchdog";
  private static final Duration END = Duration.ofSeconds(40);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final File NOTHING = new File("/dev/null");

  private final Path folder;
  private final Process process;
  private final Thread atExit;

  private Watchdog(Path folder, Process process) {
    this.folder = folder;
    this.process = process;
    this.atExit = new Thread(this::end, "cinch-watchdog");
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** Starts one over a new temporary folder. */
  public static Watchdog overTemporaryFolder(String prefix) {
    try {
      Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toRealPath();
      return over(temporary.resolve(prefix + UUID.randomUUID()));
    } catch (IOException failure) {
      throw new ProcessException(
          "Cannot find the temporary folder: %s; check java.io.tmpdir".formatted(failure), failure);
    }
  }

  /**
   * Starts one over a folder that is this JVM's alone, and that goes at the end. It works before
   * the folder is made: a JVM that dies in between leaves nothing.
   */
  public static Watchdog over(Path folder) {
    if (Files.exists(scriptIn(folder))) {
      throw new ProcessException(
          "Cannot start the watchdog of %s: another one is there; end that one first"
              .formatted(folder));
    }
    try {
      String script = script();
      Process process = start(List.of("sh", "-c", script, "watchdog", "watch", folder.toString()));
      try {
        furnish(folder, script, process);
      } catch (IOException failure) {
        process.getOutputStream().close();
        throw failure;
      }
      return new Watchdog(folder, process);
    } catch (IOException failure) {
      throw new ProcessException(
          "Cannot start the watchdog of %s: %s".formatted(folder, failure), failure);
    }
  }

  private static void furnish(Path folder, String script, Process process) throws IOException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.createDirectory(folder.resolve("register"));
    Files.writeString(scriptIn(folder), script);
    Files.writeString(folder.resolve(ITSELF), KnownProcess.of(process.toHandle()).toString());
  }

  private static String script() throws IOException {
    try (InputStream source = Watchdog.class.getResourceAsStream("watchdog.sh")) {
      return new String(Objects.requireNonNull(source).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Path scriptIn(Path folder) {
    return folder.resolve("watchdog.sh");
  }

  private static Process start(List<String> command) throws IOException {
    return new ProcessBuilder(inOwnSession(command))
        .directory(new File("/"))
        .redirectOutput(NOTHING)
        .redirectError(NOTHING)
        .start();
  }

  private static List<String> inOwnSession(List<String> command) {
    List<String> whole = new ArrayList<>(OwnSession.prefix());
    whole.addAll(command);
    return whole;
  }

  /** The folder that it deletes at the end. */
  public Path folder() {
    return folder;
  }

  /** Starts a program that ends with this JVM. */
  public ChildProcess run(String name, Program program) {
    ProcessBuilder builder =
        new ProcessBuilder(inOwnSession(registering(program)))
            .directory(folder.toFile())
            .redirectInput(NOTHING)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(program.log().toFile()));
    builder.environment().putAll(program.environment());
    try {
      return new ChildProcess(name, builder.start(), program.log());
    } catch (IOException failure) {
      throw new ProcessException("Cannot start %s: %s".formatted(name, failure), failure);
    }
  }

  private List<String> registering(Program program) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("sh", scriptIn(folder).toString(), "run", folder.toString()));
    command.addAll(List.of(program.ending().word(), program.postgresOrDash()));
    command.addAll(program.command());
    return command;
  }

  /** Ends everything that was started through it; returns when processes and folder are gone. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException shuttingDown) {
      // Then the hook does the same, which does no harm.
    }
    if (!end()) {
      throw new ProcessException(
          "Cannot end what runs in %s: its watchdog, process %d, takes longer than %d s"
              .formatted(folder, process.pid(), END.toSeconds()));
    }
  }

  private boolean end() {
    try {
      process.getOutputStream().close();
      return process.waitFor(END.toSeconds(), TimeUnit.SECONDS);
    } catch (IOException failure) {
      throw new ProcessException("Cannot end what runs in " + folder, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Clears what a former JVM left in a folder: waits for its watchdog if that is still at work, and
   * deletes what stayed behind if the machine went down with both.
   */
  public static void clear(Path folder) {
    long end = System.nanoTime() + END.toNanos();
    while (worksIn(folder)) {
      if (System.nanoTime() > end) {
        throw new ProcessException(
            "Cannot use %s: what ran there has not ended after %d s; end it first"
                .formatted(folder, END.toSeconds()));
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    try {
      Folders.delete(folder);
    } catch (IOException failure) {
      throw new ProcessException("Cannot clear %s: %s".formatted(folder, failure), failure);
    }
  }

  /** Whether somebody's watchdog watches over a folder, or is ending what ran in it. */
  public static boolean worksIn(Path folder) {
    try {
      return KnownProcess.parse(Files.readString(folder.resolve(ITSELF))).lives();
    } catch (IOException none) {
      return false;
    }
  }
}
