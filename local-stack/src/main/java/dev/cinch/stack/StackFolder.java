package dev.cinch.stack;

import dev.cinch.stack.process.FolderLock;
import dev.cinch.stack.process.Watchdog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The folder of one stack, which no other can use meanwhile, and the watchdog over it. */
final class StackFolder implements AutoCloseable {

  private final Watchdog watchdog;
  private final Path data;
  private final @Nullable FolderLock lock;

  private StackFolder(Watchdog watchdog, Path data, @Nullable FolderLock lock) {
    this.watchdog = watchdog;
    this.data = data;
    this.lock = lock;
  }

  /** A new folder, which goes with the stack. */
  static StackFolder temporary() {
    return over(Watchdog.overTemporaryFolder("cinch-stack-"));
  }

  /** A folder of the caller's, which goes with the stack. */
  static StackFolder goingWith(Path folder) {
    return over(Watchdog.over(folder));
  }

  private static StackFolder over(Watchdog watchdog) {
    return new StackFolder(watchdog, watchdog.folder().resolve("data"), null);
  }

  /**
   * A folder that stays; what belongs to the running stack alone is in one below it, which goes.
   */
  static StackFolder keptIn(Path folder) {
    try {
      Path data = Files.createDirectories(folder).toRealPath();
      if (data.toString().contains(",")) {
        throw new StackException(
            "Cannot keep a stack in %s: Kafka takes a comma for the end of a folder's name; take another"
                .formatted(data));
      }
      FolderLock lock =
          FolderLock.tryNow(data)
              .orElseThrow(
                  () ->
                      new StackException(
                          "Cannot start a stack in %s: another one runs in it; end that one first"
                              .formatted(data)));
      return keptIn(data, lock);
    } catch (IOException failure) {
      throw new StackException("Cannot keep a stack in %s: %s".formatted(folder, failure), failure);
    }
  }

  private static StackFolder keptIn(Path data, FolderLock lock) throws IOException {
    Path running = data.resolve("running");
    try {
      // The lock of a killed stack is free at once, while its servers are still being ended.
      Watchdog.clear(running);
      return new StackFolder(Watchdog.over(running), data, lock);
    } catch (RuntimeException failure) {
      lock.close();
      throw failure;
    }
  }

  Watchdog watchdog() {
    return watchdog;
  }

  Place place(ServerKind kind, String name, StackOptions options) {
    return new Place(data, name, options.data() != null, options.settingsOf(kind));
  }

  @Override
  public void close() {
    watchdog.close();
    try {
      if (lock != null) {
        lock.close();
      }
    } catch (IOException failure) {
      throw new StackException("Cannot unlock %s: %s".formatted(data, failure), failure);
    }
  }
}
