package dev.cinch.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One JVM's part in the archive of its program's loaded classes, with which the program starts in
 * half the time: it uses the archive or, where there is none yet and nobody else is at it, leaves
 * one behind when it ends in good order.
 */
public final class ClassArchive {

  private final Path archive;
  private final Path unfinished;
  private final boolean there;
  private @Nullable FolderLock making;

  private ClassArchive(Path folder) {
    // It fits one JVM only.
    this.archive = folder.resolve("classes-" + Runtime.version() + ".jsa");
    this.unfinished = folder.resolve("unfinished");
    this.there = Files.exists(archive);
  }

  /** Of a program whose main class is in this jar, which has another path after each change. */
  public static ClassArchive of(Path jar) {
    try {
      ClassArchive classes = new ClassArchive(Files.createDirectories(folderOf(jar)));
      if (!classes.there) {
        classes.making = FolderLock.tryNow(folderOf(jar)).orElse(null);
      }
      return classes;
    } catch (IOException failure) {
      throw new ProcessException(
          "Cannot keep an archive of classes beside %s: %s".formatted(jar, failure), failure);
    }
  }

  /** Of a program that runs for so long that others would wait in vain for what it leaves. */
  public static ClassArchive ifThere(Path jar) {
    return new ClassArchive(folderOf(jar));
  }

  private static Path folderOf(Path jar) {
    return jar.resolveSibling(jar.getFileName() + ".classes");
  }

  public List<String> jvmOptions() {
    if (there) {
      return List.of("-XX:SharedArchiveFile=" + archive);
    }
    return making == null ? List.of() : List.of("-XX:ArchiveClassesAtExit=" + unfinished);
  }

  /** How to end the JVM where any end would do: in good order if it is to leave an archive. */
  public Ending ending(Ending otherwise) {
    return making == null ? otherwise : Ending.STOP;
  }

  /** To be called when the JVM has ended: what it left serves all that start later. */
  public void keep() {
    Optional<FolderLock> lock = Optional.ofNullable(making);
    making = null;
    try {
      if (lock.isPresent()) {
        moveUnfinished(lock.get());
      }
    } catch (IOException failed) {
      throw new ProcessException("Cannot keep the archive of classes " + archive, failed);
    }
  }

  private void moveUnfinished(FolderLock lock) throws IOException {
    try (lock) {
      if (Files.exists(unfinished)) {
        Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }
}
