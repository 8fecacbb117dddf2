package dev.cinch.stack.suite;

import dev.cinch.stack.Endpoints;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the services run on. Begin with {@link #on}.
 *
 * @param stack the servers
 * @param databases the planner's and the checker's own databases
 * @param targets each target by name, and how planner, workers and checker log in there
 * @param environment variables for every service, over those that the suite sets
 * @param logs the folder of the services' output; null for one that goes with this JVM
 */
public record SuiteOptions(
    Endpoints stack,
    Databases databases,
    Map<String, TargetLogins> targets,
    Map<String, String> environment,
    @Nullable Path logs) {

  /** The databases of the services themselves. */
  public record Databases(Login planner, Login checker) {}

  /** How a target is reached, by whom. */
  public record TargetLogins(Login planner, Login worker, Login checker) {}

  public SuiteOptions {
    targets = Map.copyOf(targets);
    environment = Map.copyOf(environment);
  }

  /** Services with new databases on a stack, and no target yet. */
  public static SuiteOptions on(Endpoints stack) {
    return new SuiteOptions(
        stack,
        new Databases(newDatabase(stack, "cinch_planner"), newDatabase(stack, "cinch_checker")),
        Map.of(),
        Map.of(),
        null);
  }

  private static Login newDatabase(Endpoints stack, String prefix) {
    return new Login(
        stack.postgres().createDatabase(prefix),
        stack.postgres().user(),
        stack.postgres().password());
  }

  /** The same with one more target. */
  public SuiteOptions target(String name, Login planner, Login worker) {
    return target(name, planner, worker, planner);
  }

  /** The same with a role of the checker's own, which needs far less than the planner's. */
  public SuiteOptions target(String name, Login planner, Login worker, Login checker) {
    return new SuiteOptions(
        stack,
        databases,
        and(targets, name, new TargetLogins(planner, worker, checker)),
        environment,
        logs);
  }

  /** The same with one more variable for every service. */
  public SuiteOptions environment(String name, String value) {
    return new SuiteOptions(stack, databases, targets, and(environment, name, value), logs);
  }

  /** The same with the services' output in this folder. */
  public SuiteOptions logsIn(Path folder) {
    return new SuiteOptions(stack, databases, targets, environment, folder);
  }

  private static <T> Map<String, T> and(Map<String, T> map, String name, T value) {
    Map<String, T> more = new LinkedHashMap<>(map);
    more.put(name, value);
    return more;
  }
}
