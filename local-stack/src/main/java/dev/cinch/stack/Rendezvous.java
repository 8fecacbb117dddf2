package dev.cinch.stack;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * The folder where the JVMs of one run find the stack that they share: its lock, its endpoints and
 * the stack's own files. It is its user's alone, and goes with the stack.
 */
record Rendezvous(Path folder) {

  static Rendezvous of(Owner owner, String name) {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    return new Rendezvous(temporary.resolve("cinch-run-%s-%s".formatted(owner, name)));
  }

  /** Does what one JVM at a time may do here. */
  <T> T alone(Supplier<T> work) {
    try {
      create();
      try (FileChannel file =
              FileChannel.open(
                  folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = file.lock()) {
        assert lock.isValid();
        return work.get();
      }
    } catch (IOException failure) {
      throw new StackException(
          "Cannot share a stack in %s: %s".formatted(folder, failure), failure);
    }
  }

  // The name can be foreseen and others write to that folder, too: what they made is not used.
  private void create() throws IOException {
    try {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (FileAlreadyExistsException exists) {
      Path ours = Files.createTempFile("cinch-", ".owner");
      try {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
            || !Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(ours))) {
          throw new IOException("somebody else made it");
        }
      } finally {
        Files.delete(ours);
      }
    }
  }

  /** Lets the others know; they see all of it or nothing. */
  void publish(SharedServers servers) {
    StringWriter text = new StringWriter();
    try {
      servers.toProperties().store(text, null);
      Path fresh = folder.resolve("endpoints.new");
      Files.createFile(
          fresh,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(fresh, text.toString());
      Files.move(fresh, folder.resolve("endpoints"), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      throw new StackException("Cannot publish the endpoints in " + folder, failure);
    }
  }

  /** What was published, if its holder lives. */
  Optional<SharedServers> published() {
    try {
      Properties properties = new Properties();
      properties.load(new StringReader(Files.readString(folder.resolve("endpoints"))));
      return Optional.of(SharedServers.from(properties)).filter(it -> it.holder().lives());
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException failure) {
      throw new StackException("Cannot read the endpoints in " + folder, failure);
    }
  }
}
