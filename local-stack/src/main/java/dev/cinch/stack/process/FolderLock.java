package dev.cinch.stack.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * A lock on a folder among JVMs, which the system takes from one that dies.
 *
 * <p>The system also takes it from a JVM that closes any other descriptor of the same file. So
 * nothing else here opens that file, and no two of these have it open at once.
 */
public final class FolderLock implements AutoCloseable {

  private static final String NAME = "lock";

  private static final Set<Path> OPEN_IN_THIS_JVM = ConcurrentHashMap.newKeySet();
  private static final Duration PAUSE = Duration.ofMillis(25);

  private final Path file;
  private final FileChannel channel;

  private FolderLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Takes it as soon as nobody has it. */
  public static FolderLock take(Path folder) throws IOException {
    Optional<FolderLock> lock = tryNow(folder);
    while (lock.isEmpty()) {
      LockSupport.parkNanos(PAUSE.toNanos());
      lock = tryNow(folder);
    }
    return lock.get();
  }

  /** Takes it, unless somebody has it. */
  public static Optional<FolderLock> tryNow(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!OPEN_IN_THIS_JVM.add(file)) {
      return Optional.empty();
    }
    Optional<FolderLock> lock = Optional.empty();
    try {
      lock = open(file);
      return lock;
    } finally {
      if (lock.isEmpty()) {
        OPEN_IN_THIS_JVM.remove(file);
      }
    }
  }

  private static Optional<FolderLock> open(Path file) throws IOException {
    create(file);
    Object key = keyOf(file);
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    boolean taken = false;
    try {
      // Deleted and made anew meanwhile, it would be a lock on nothing.
      taken = channel.tryLock() != null && key.equals(keyOf(file));
      return taken ? Optional.of(new FolderLock(file, channel)) : Optional.empty();
    } finally {
      if (!taken) {
        channel.close();
      }
    }
  }

  private static void create(Path file) throws IOException {
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException exists) {
      // What is wanted.
    }
  }

  private static Object keyOf(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  /** Whether this is its file. */
  public boolean isOn(Path other) {
    return other.equals(file);
  }

  @Override
  public void close() throws IOException {
    channel.close();
    OPEN_IN_THIS_JVM.remove(file);
  }
}
