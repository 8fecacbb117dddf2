package dev.cinch.stack;

import dev.cinch.stack.process.ClassPath;
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
 * @param jvmOptions options of the JVM, system properties among them
 * @param launch what names the program on the command line, and its arguments
 * @param environment variables over those of this JVM
 * @param log the file that its output is added to; null for one that goes with this JVM
 */
public record ServiceOptions(
    String name,
    List<String> jvmOptions,
    List<String> launch,
    Map<String, String> environment,
    @Nullable Path log) {

  public ServiceOptions {
    jvmOptions = List.copyOf(jvmOptions);
    launch = List.copyOf(launch);
    environment = Map.copyOf(environment);
  }

  /** An executable jar. */
  public static ServiceOptions jar(String name, Path jar) {
    return launching(name, List.of("-jar", jar.toAbsolutePath().toString()));
  }

  /** A main class on a class path of its own. */
  public static ServiceOptions main(String name, List<Path> classPath, String mainClass) {
    return onClassPath(
        name, classPath.stream().map(Path::toAbsolutePath).map(Path::toString).toList(), mainClass);
  }

  /** A main class on the class path of this JVM. */
  public static ServiceOptions main(String name, String mainClass) {
    return onClassPath(name, ClassPath.ofThisJvm(), mainClass);
  }

  private static ServiceOptions onClassPath(String name, List<String> entries, String mainClass) {
    return launching(name, List.of("-cp", String.join(File.pathSeparator, entries), mainClass));
  }

  private static ServiceOptions launching(String name, List<String> launch) {
    return new ServiceOptions(name, List.of(), launch, Map.of(), null);
  }

  /** The same with one more option of the JVM, such as {@code -Xmx192m}. */
  public ServiceOptions jvmOption(String option) {
    return jvmOptions(List.of(option));
  }

  /** The same with more options of the JVM. */
  public ServiceOptions jvmOptions(List<String> options) {
    return new ServiceOptions(name, and(jvmOptions, options), launch, environment, log);
  }

  /** The same with one more system property, which Spring reads as configuration. */
  public ServiceOptions property(String key, String value) {
    return jvmOption("-D" + key + "=" + value);
  }

  /** The same with one more argument of the program. */
  public ServiceOptions argument(String argument) {
    return new ServiceOptions(name, jvmOptions, and(launch, List.of(argument)), environment, log);
  }

  /** The same with one more variable: the place for secrets, since all users see command lines. */
  public ServiceOptions environment(String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(environment);
    more.put(key, value);
    return new ServiceOptions(name, jvmOptions, launch, more, log);
  }

  /** The same with its output added to this file. */
  public ServiceOptions logTo(Path file) {
    return new ServiceOptions(name, jvmOptions, launch, environment, file.toAbsolutePath());
  }

  private static List<String> and(List<String> list, List<String> last) {
    List<String> more = new ArrayList<>(list);
    more.addAll(last);
    return more;
  }
}
