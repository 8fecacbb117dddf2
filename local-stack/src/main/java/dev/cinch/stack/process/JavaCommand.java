package dev.cinch.stack.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of a child JVM: quick to start, light, and with all its temporary files where
 * the watchdog deletes them, since a killed JVM leaves them behind.
 */
public final class JavaCommand {

  private static final List<String> LIGHT =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:-UsePerfData");

  private final List<String> words = new ArrayList<>();

  private JavaCommand(Path temporary) {
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(LIGHT);
    words.add("-Djava.io.tmpdir=" + temporary);
  }

  public static JavaCommand light(Path temporary) {
    return new JavaCommand(temporary);
  }

  /** Options of the JVM, which win over the light ones. */
  public JavaCommand options(List<String> options) {
    words.addAll(options);
    return this;
  }

  public JavaCommand property(String name, String value) {
    words.add("-D" + name + "=" + value);
    return this;
  }

  /** The whole command for a main class. */
  public List<String> main(List<String> classPath, String mainClass, List<String> arguments) {
    words.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), mainClass));
    return launching(arguments);
  }

  /** The whole command for what names the program, and its arguments. */
  public List<String> launching(List<String> programAndArguments) {
    words.addAll(programAndArguments);
    return List.copyOf(words);
  }
}
