package dev.cinch.stack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** A {@code .txz} archive, unpacked with its links and modes. */
record Archive(Path file) {

  /**
   * Unpacks it, unless that is done already. Two processes may do so at once: each unpacks beside
   * the place and renames, and the second one's work is thrown away.
   */
  Path unpackOnceTo(Path place) {
    if (Files.isDirectory(place)) {
      return place;
    }
    try {
      Path fresh = Files.createTempDirectory(place.getParent(), "unpacking-");
      try {
        unpackTo(fresh);
        rename(fresh, place);
      } finally {
        delete(fresh);
      }
      return place;
    } catch (IOException failure) {
      throw new StackException(
          "Cannot unpack %s to %s: %s".formatted(file, place, failure.getMessage()), failure);
    }
  }

  private static void rename(Path fresh, Path place) throws IOException {
    try {
      Files.setPosixFilePermissions(fresh, modes(0755));
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
          throw new FileAlreadyExistsException(entry.getName(), null, "outside of the archive");
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
    Files.createDirectories(place.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(place, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      throw new IOException("hard links are not expected, but " + entry.getName() + " is one");
    } else {
      Files.copy(content, place);
      Files.setPosixFilePermissions(place, modes(entry.getMode() | 0444));
    }
  }

  private static Set<PosixFilePermission> modes(int mode) {
    Set<PosixFilePermission> modes = EnumSet.noneOf(PosixFilePermission.class);
    PosixFilePermission[] ordered = PosixFilePermission.values();
    for (PosixFilePermission permission : ordered) {
      if ((mode >> (8 - java.util.Arrays.asList(ordered).indexOf(permission)) & 1) == 1) {
        modes.add(permission);
      }
    }
    return modes;
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
