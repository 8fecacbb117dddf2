package dev.cinch.stack.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A program to run as a child process.
 *
 * @param command the executable and its arguments
 * @param environment variables over those of this JVM
 * @param ending how the watchdog ends it
 * @param log the file that its output is added to
 * @param postgres the data folder of a PostgreSQL server, whose children the watchdog ends, too
 */
public record Program(
    List<String> command,
    Map<String, String> environment,
    Ending ending,
    Path log,
    @Nullable Path postgres) {

  public Program {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** A program that is no PostgreSQL server. */
  public Program(List<String> command, Map<String, String> environment, Ending ending, Path log) {
    this(command, environment, ending, log, null);
  }

  String postgresOrDash() {
    return Optional.ofNullable(postgres).map(Path::toString).orElse("-");
  }
}
