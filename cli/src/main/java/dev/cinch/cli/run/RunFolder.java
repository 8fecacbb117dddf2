package dev.cinch.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folder of one run: what servers and services keep, and which database it is all about. It is
 * there as long as the run is not over.
 */
public final class RunFolder {

  private static final String DATA = "data";
  private static final String LOGS = "log";
  private static final String TARGET = "target";
  private static final String TOKEN = "token";

  private final Path folder;

  public RunFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** Where a migration's run is kept unless somebody says otherwise. */
  public static Path usual(String migration, Map<String, String> environment, String home) {
    String state = environment.getOrDefault("XDG_STATE_HOME", "");
    Path base = state.isEmpty() ? Path.of(home, ".local", "state") : Path.of(state);
    return base.resolve("cinch").resolve("runs").resolve(migration);
  }

  Path path() {
    return folder;
  }

  Path data() {
    return folder.resolve(DATA);
  }

  Path logs() {
    return folder.resolve(LOGS);
  }

  /** The token of the planner that is started for it. */
  RunToken token() {
    try {
      return RunToken.keptIn(folder.resolve(TOKEN));
    } catch (IOException failure) {
      throw new RunFailedException("Cannot keep a token in %s: %s".formatted(folder, failure));
    }
  }

  /** Whether a run was begun here and is not over. */
  boolean isBegun() {
    return Files.exists(folder.resolve(TARGET));
  }

  /**
   * Makes it a run on this database.
   *
   * @throws RunFailedException if it is one on another
   */
  void begin(String url) {
    try {
      if (isBegun()) {
        refuseOther(url);
        return;
      }
      if (Files.isDirectory(folder) && !isEmpty(folder)) {
        throw new RunFailedException(
            "Cannot keep a run in %s: something else is there; take an empty folder"
                .formatted(folder));
      }
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      Files.writeString(folder.resolve(TARGET), url);
    } catch (IOException failure) {
      throw new RunFailedException("Cannot keep a run in %s: %s".formatted(folder, failure));
    }
  }

  private void refuseOther(String url) throws IOException {
    String begun = Files.readString(folder.resolve(TARGET));
    if (!begun.equals(url)) {
      throw new RunFailedException(
          "Cannot go on with the run in %s: it is one on %s; give that one, or another folder by --state"
              .formatted(folder, begun));
    }
  }

  /** Takes it away, and the folders above it that are empty then and can only be ours. */
  void forget() {
    try {
      deleteAll();
      List<String> ours = List.of("runs", "cinch");
      Path above = folder.getParent();
      for (String name : ours) {
        if (above == null || !above.endsWith(name) || !isEmpty(above)) {
          return;
        }
        Files.delete(above);
        above = above.getParent();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot delete " + folder, failure);
    }
  }

  private void deleteAll() throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      walk.sorted(Comparator.reverseOrder()).forEach(all::add);
    }
    for (Path each : all) {
      Files.deleteIfExists(each);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }
}
