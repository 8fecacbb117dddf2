package dev.cinch.stack.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What goes before a command so that it leads a session of its own, under the same process id: then
 * a Ctrl-C in the terminal reaches our JVM alone, and its whole group can be ended at once.
 */
public final class OwnSession {

  private OwnSession() {}

  public static List<String> prefix() {
    return setsid().or(OwnSession::perl).orElse(List.of());
  }

  static Optional<List<String>> setsid() {
    return find("setsid").map(setsid -> List.of(setsid.toString()));
  }

  // macOS has no setsid command, but a Perl.
  static Optional<List<String>> perl() {
    String script = "use POSIX; POSIX::setsid(); exec @ARGV or exit 127";
    return find("perl").map(perl -> List.of(perl.toString(), "-e", script, "--"));
  }

  private static Optional<Path> find(String executable) {
    String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    return Stream.of(path.split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, executable))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
