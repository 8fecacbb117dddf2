package dev.cinch.stack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/** A lock on a folder among JVMs, which the system takes from one that dies. */
final class FolderLock implements AutoCloseable {

  static final String NAME = "lock";

  private final Path file;
  private final FileChannel channel;

  private FolderLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Takes it as soon as nobody has it. */
  static FolderLock wait(Path folder) throws IOException {
    FolderLock lock = open(folder);
    try {
      FileLock taken = lock.channel.lock();
      return taken.isValid() ? lock : wait(folder);
    } catch (IOException | RuntimeException failure) {
      lock.close();
      throw failure;
    }
  }

  /** Takes it, unless somebody has it. */
  static Optional<FolderLock> tryNow(Path folder) throws IOException {
    FolderLock lock = open(folder);
    try {
      if (lock.channel.tryLock() != null) {
        return Optional.of(lock);
      }
    } catch (OverlappingFileLockException ofThisJvm) {
      // Taken as well.
    }
    lock.close();
    return Optional.empty();
  }

  private static FolderLock open(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    return new FolderLock(
        file, FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
  }

  /**
   * Whether its file is still the folder's, and not one that was deleted and replaced meanwhile.
   */
  boolean isOfFolder() throws IOException {
    String token = UUID.randomUUID().toString();
    channel.write(ByteBuffer.wrap(token.getBytes(StandardCharsets.UTF_8)), 0);
    return Files.exists(file) && Files.readString(file).equals(token);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
