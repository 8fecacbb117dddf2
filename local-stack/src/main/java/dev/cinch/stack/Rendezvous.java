package dev.cinch.stack;

import dev.cinch.stack.process.FolderLock;
import dev.cinch.stack.process.Folders;
import dev.cinch.stack.process.KnownProcess;
import dev.cinch.stack.process.Watchdog;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The folder where the JVMs of one run find the stack that they share: its lock, its endpoints and
 * the stack's own files. It is its user's alone, and goes with the stack.
 */
record Rendezvous(Path folder) {

  private static final String ENDPOINTS = "endpoints";
  private static final Duration PAUSE = Duration.ofMillis(50);

  static Rendezvous of(KnownProcess owner, String name) {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    return new Rendezvous(temporary.resolve("cinch-run-%s-%s".formatted(owner, name)));
  }

  /** Gives what is published here, or what starting it gives, which one JVM alone does. */
  SharedServers findOr(Supplier<SharedServers> start) {
    try {
      Optional<SharedServers> servers = attempt(start);
      while (servers.isEmpty()) {
        LockSupport.parkNanos(PAUSE.toNanos());
        servers = attempt(start);
      }
      return servers.get();
    } catch (IOException failure) {
      throw new StackException(
          "Cannot share a stack in %s: %s".formatted(folder, failure), failure);
    }
  }

  private Optional<SharedServers> attempt(Supplier<SharedServers> start) throws IOException {
    create();
    try (FolderLock lock = FolderLock.take(folder)) {
      return foundOrStarted(lock, start);
    } catch (NoSuchFileException deletedMeanwhile) {
      return Optional.empty();
    }
  }

  private Optional<SharedServers> foundOrStarted(FolderLock lock, Supplier<SharedServers> start)
      throws IOException {
    Optional<SharedServers> published = published();
    if (published.isPresent() || Watchdog.worksIn(folder)) {
      return published;
    }
    clear(lock);
    return Optional.of(start.get());
  }

  // Others may write to the folder around it, and foresee the name: what they made is not used.
  private void create() throws IOException {
    try {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (FileAlreadyExistsException exists) {
      boolean ours =
          Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
              && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS)
                  .getName()
                  .equals(System.getProperty("user.name"));
      if (!ours) {
        throw new IOException("somebody else made it", exists);
      }
    }
  }

  // Left by a machine that went down, or by a holder that could not start.
  private void clear(FolderLock lock) throws IOException {
    List<Path> left;
    try (Stream<Path> files = Files.list(folder)) {
      left = files.filter(file -> !lock.isOn(file)).toList();
    }
    for (Path file : left) {
      Folders.delete(file);
    }
  }

  /** Lets the others know; they see all of it or nothing. */
  void publish(SharedServers servers) {
    StringWriter text = new StringWriter();
    try {
      servers.toProperties().store(text, null);
      OwnFile.write(folder, ENDPOINTS, text.toString());
    } catch (IOException failure) {
      throw new StackException(
          "Cannot publish endpoints in %s: %s".formatted(folder, failure), failure);
    }
  }

  /** What was published, if its holder lives. */
  Optional<SharedServers> published() {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(Files.readString(folder.resolve(ENDPOINTS))));
    } catch (IOException none) {
      return Optional.empty();
    }
    return Optional.of(SharedServers.from(properties)).filter(it -> it.holder().lives());
  }
}
