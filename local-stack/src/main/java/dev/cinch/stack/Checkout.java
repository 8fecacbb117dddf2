package dev.cinch.stack;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where this build of Cinch lies: the folder that Maven built. */
public final class Checkout {

  private Checkout() {}

  /** From the system property {@code cinch.root}, or else from the working directory. */
  public static Path root() {
    String given = System.getProperty("cinch.root");
    if (given != null) {
      return Path.of(given);
    }
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve(".mvn"))) {
        return folder;
      }
    }
    throw new StackException(
        "Cannot find what was built: no folder above %s has .mvn; set the system property cinch.root to Cinch's folder"
            .formatted(start));
  }
}
