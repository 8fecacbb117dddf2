package dev.cinch.stack;

import dev.cinch.stack.process.Folders;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * An archive of PostgreSQL's programs, to be unpacked with its links and modes.
 *
 * @param file a {@code .txz} file
 */
record Archive(Path file) {

  /** The folder beside it where it is unpacked once for all. */
  Path placeBeside() {
    return file.resolveSibling(file.getFileName().toString().replaceFirst("\\.txz$", ""));
  }

  /** Whether this user may unpack it there, unless that is done already. */
  boolean canUnpackTo(Path place) {
    return Files.isDirectory(place) || Files.isWritable(folderOf(place));
  }

  /**
   * Unpacks it, unless that is done already. Two processes may do so at once: each unpacks beside
   * the place and renames, and the later one's work is thrown away.
   */
  Path unpackOnceTo(Path place) {
    if (Files.isDirectory(place)) {
      return place;
    }
    try {
      Path fresh = Files.createTempDirectory(folderOf(place), "unpacking-");
      try {
        unpackTo(fresh);
        rename(fresh, place);
      } finally {
        Folders.delete(fresh);
      }
      return place;
    } catch (IOException failure) {
      throw new StackException(
          "Cannot unpack %s to %s: %s".formatted(file, place, failure), failure);
    }
  }

  private static Path folderOf(Path place) {
    return place.resolveSibling(".").normalize();
  }

  private static void rename(Path fresh, Path place) throws IOException {
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
    try {
      Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      if (!Files.isDirectory(place)) {
        throw failure;
      }
    }
  }

  private void unpackTo(Path folder) throws IOException {
    try (InputStream packed = new BufferedInputStream(Files.newInputStream(file));
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path place = folder.resolve(entry.getName()).normalize();
        if (!place.startsWith(folder)) {
          throw new IOException(entry.getName() + " leads out of the folder");
        }
        unpack(tar, entry, place);
      }
    }
  }

  private static void unpack(InputStream content, TarArchiveEntry entry, Path place)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(place);
      return;
    }
    Files.createDirectories(folderOf(place));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(place, Path.of(entry.getLinkName()));
    } else if (entry.isFile()) {
      Files.copy(content, place);
      boolean program = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(
          place, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    } else {
      throw new IOException(entry.getName() + " is neither file, folder nor symbolic link");
    }
  }
}
