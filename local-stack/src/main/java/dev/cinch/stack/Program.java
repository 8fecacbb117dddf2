package dev.cinch.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A program to run as a child process.
 *
 * @param command the executable and its arguments
 * @param environment variables over those of this JVM
 * @param ending how the watchdog ends it
 * @param postgresData the data folder, of a PostgreSQL server only
 * @param log the file that its output is added to
 */
record Program(
    List<String> command,
    Map<String, String> environment,
    Ending ending,
    @Nullable Path postgresData,
    Path log) {

  Program {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
