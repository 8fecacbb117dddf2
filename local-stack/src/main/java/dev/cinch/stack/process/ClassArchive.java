package dev.cinch.stack.suite;

import dev.cinch.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** One process's part in the archive of its service's classes: it uses it, or leaves one behind. */
final class ClassArchive {

  private final Path archive;
  private final Path left;

  ClassArchive(ServiceImage image) {
    this.archive = image.classes();
    this.left = archive.resolveSibling(archive.getFileName() + "." + UUID.randomUUID());
  }

  String jvmOption() {
    return Files.exists(archive)
        ? "-XX:SharedArchiveFile=" + archive
        : "-XX:ArchiveClassesAtExit=" + left;
  }

  /** To be called when the process has ended: what it left serves all that start later. */
  void keep() {
    try {
      if (Files.exists(left)) {
        Files.move(left, archive, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException failed) {
      throw new StackException("Cannot keep the archive of classes " + left, failed);
    }
  }
}
