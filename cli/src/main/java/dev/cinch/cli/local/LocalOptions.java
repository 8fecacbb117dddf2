package dev.cinch.cli.local;

import dev.cinch.stack.StackOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is started on this machine.
 *
 * @param stack the servers
 * @param logs the folder of the services' output; null for one that goes at the end
 * @param targets databases to migrate
 * @param environment variables for every service
 */
public record LocalOptions(
    StackOptions stack,
    @Nullable Path logs,
    List<Target> targets,
    Map<String, String> environment) {

  public LocalOptions {
    targets = List.copyOf(targets);
    environment = Map.copyOf(environment);
  }
}
