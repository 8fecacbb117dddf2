package dev.cinch.stack;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to put before a command so that it leads a session of its own under the same process id:
 * then a Ctrl-C in the terminal reaches our JVM alone, and the whole group can be ended at once.
 */
final class OwnSession {

  private OwnSession() {}

  static List<String> prefix() {
    return find("setsid")
        .map(setsid -> List.of(setsid.toString()))
        .or(() -> find("perl").map(OwnSession::perl))
        .orElse(List.of());
  }

  // macOS has no setsid command, but a perl.
  private static List<String> perl(Path perl) {
    return List.of(
        perl.toString(), "-e", "use POSIX; POSIX::setsid(); exec @ARGV or exit 127", "--");
  }

  static Optional<Path> find(String executable) {
    String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    return List.of(path.split(File.pathSeparator)).stream()
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, executable))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
