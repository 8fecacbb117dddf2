package dev.cinch.stack;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Java program to run as a process of its own. Begin with {@link #jar} or {@link #main}.
 *
 * @param name what it is called in messages
 * @param launch what follows the options on its command line: a jar, or a class path and main class
 * @param jvmOptions such as {@code -Xmx192m}
 * @param properties system properties, which Spring reads as configuration
 * @param environment variables over those of this JVM
 * @param arguments the program's own
 * @param log the file that its output is added to; null for one that goes with this JVM
 */
public record ServiceOptions(
    String name,
    List<String> launch,
    List<String> jvmOptions,
    Map<String, String> properties,
    Map<String, String> environment,
    List<String> arguments,
    @Nullable Path log) {

  public ServiceOptions {
    launch = List.copyOf(launch);
    jvmOptions = List.copyOf(jvmOptions);
    properties = Map.copyOf(properties);
    environment = Map.copyOf(environment);
    arguments = List.copyOf(arguments);
  }

  /** An executable jar. */
  public static ServiceOptions jar(String name, Path jar) {
    return launching(name, List.of("-jar", jar.toAbsolutePath().toString()));
  }

  /** A main class on a class path of its own. */
  public static ServiceOptions main(String name, List<Path> classPath, String mainClass) {
    String joined =
        String.join(
            File.pathSeparator,
            classPath.stream().map(Path::toAbsolutePath).map(Path::toString).toList());
    return launching(name, List.of("-cp", joined, mainClass));
  }

  /** A main class on the class path of this JVM. */
  public static ServiceOptions main(String name, String mainClass) {
    return launching(name, List.of("-cp", ClassPath.ofThisJvm(), mainClass));
  }

  private static ServiceOptions launching(String name, List<String> launch) {
    return new ServiceOptions(name, launch, List.of(), Map.of(), Map.of(), List.of(), null);
  }

  /** The same with one more option of the JVM. */
  public ServiceOptions jvmOption(String option) {
    return new ServiceOptions(
        name, launch, and(jvmOptions, option), properties, environment, arguments, log);
  }

  /** The same with one more system property. */
  public ServiceOptions property(String key, String value) {
    return new ServiceOptions(
        name, launch, jvmOptions, and(properties, key, value), environment, arguments, log);
  }

  /** The same with one more variable; a secret belongs here, since all users see a command line. */
  public ServiceOptions environment(String key, String value) {
    return new ServiceOptions(
        name, launch, jvmOptions, properties, and(environment, key, value), arguments, log);
  }

  /** The same with one more argument of the program. */
  public ServiceOptions argument(String argument) {
    return new ServiceOptions(
        name, launch, jvmOptions, properties, environment, and(arguments, argument), log);
  }

  /** The same with its output in this file. */
  public ServiceOptions logTo(Path file) {
    return new ServiceOptions(
        name, launch, jvmOptions, properties, environment, arguments, file.toAbsolutePath());
  }

  private static List<String> and(List<String> list, String more) {
    List<String> all = new ArrayList<>(list);
    all.add(more);
    return all;
  }

  private static Map<String, String> and(Map<String, String> map, String key, String value) {
    Map<String, String> all = new LinkedHashMap<>(map);
    all.put(key, value);
    return all;
  }
}
