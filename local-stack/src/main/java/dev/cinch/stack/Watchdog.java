package dev.cinch.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A shell process that ends what was started through it and deletes its folder, as soon as this JVM
 * closes it or is gone. It is the only one that does: an orderly end and a SIGKILL take the same
 * way.
 *
 * <p>It notices by the end of its standard input. Nobody else holds the other end, since Java
 * closes all descriptors of a child but the three standard ones.
 */
final class Watchdog implements AutoCloseable {

  private static final long END_SECONDS = 40;

  private final Path folder;
  private final Path script;
  private final Process process;
  private final Thread atExit;

  private Watchdog(Path folder, Path script, Process process) {
    this.folder = folder;
    this.script = script;
    this.process = process;
    this.atExit = new Thread(this::end, "cinch-watchdog");
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** Starts one that watches over a new temporary folder. */
  static Watchdog overTemporaryFolder(String prefix) {
    try {
      return over(Files.createTempDirectory(prefix).toRealPath());
    } catch (IOException failure) {
      throw new StackException(
          "Cannot create a temporary folder: %s; check java.io.tmpdir"
              .formatted(failure.getMessage()),
          failure);
    }
  }

  /** Starts one that watches over a folder, and deletes that folder at the end. */
  static Watchdog over(Path folder) {
    try {
      Files.createDirectories(folder.resolve("register"));
      Path script = folder.resolve("watchdog.sh");
      try (InputStream source = Watchdog.class.getResourceAsStream("watchdog.sh")) {
        Files.copy(java.util.Objects.requireNonNull(source), script);
      }
      List<String> command = new ArrayList<>(OwnSession.prefix());
      command.addAll(List.of("sh", script.toString(), "watch", folder.toString()));
      Process process =
          new ProcessBuilder(command)
              .directory(folder.getRoot().toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return new Watchdog(folder, script, process);
    } catch (IOException failure) {
      throw new StackException(
          "Cannot start the watchdog of %s: %s".formatted(folder, failure.getMessage()), failure);
    }
  }

  Path folder() {
    return folder;
  }

  /** Starts a program that ends with this JVM. */
  Process run(Program program) {
    if (!process.isAlive()) {
      throw new StackException(
          "Cannot start %s: the watchdog of %s is gone".formatted(program.command(), folder));
    }
    ProcessBuilder builder = new ProcessBuilder(commandOf(program));
    builder.environment().putAll(program.environment());
    builder.directory(folder.toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(program.log().toFile()));
    builder.redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
    try {
      return builder.start();
    } catch (IOException failure) {
      throw new StackException(
          "Cannot start %s: %s".formatted(program.command(), failure.getMessage()), failure);
    }
  }

  private List<String> commandOf(Program program) {
    List<String> command = new ArrayList<>(OwnSession.prefix());
    command.addAll(List.of("sh", script.toString(), "run", folder.toString()));
    command.addAll(List.of(program.ending().word(), orDash(program.postgresData())));
    command.addAll(program.command());
    return command;
  }

  private static String orDash(@Nullable Path path) {
    return path == null ? "-" : path.toString();
  }

  /** Ends everything started through it; returns when processes and folder are gone. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException shuttingDown) {
      // The hook runs, or has run: to end it twice does no harm.
    }
    if (!end()) {
      throw new StackException(
          "Cannot end what runs in %s: its watchdog, process %d, is not done after %d s"
              .formatted(folder, process.pid(), END_SECONDS));
    }
  }

  private boolean end() {
    try {
      process.getOutputStream().close();
      return process.waitFor(END_SECONDS, TimeUnit.SECONDS);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  static void openToAll(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
  }
}
