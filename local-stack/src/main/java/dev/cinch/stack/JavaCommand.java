package dev.cinch.stack;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The command line of a child JVM: light, quick to start, its temporary files where we delete them.
 */
final class JavaCommand {

  private static final List<String> LIGHT =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          "-XX:-UsePerfData",
          "-Djava.awt.headless=true",
          "-Dfile.encoding=UTF-8");

  private final List<String> words = new ArrayList<>();

  private JavaCommand(Path temporary) {
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(LIGHT);
    words.add("-Djava.io.tmpdir=" + temporary);
  }

  static JavaCommand light(Path temporary) {
    return new JavaCommand(temporary);
  }

  JavaCommand options(List<String> options) {
    words.addAll(options);
    return this;
  }

  JavaCommand properties(Map<String, String> properties) {
    properties.forEach((name, value) -> words.add("-D" + name + "=" + value));
    return this;
  }

  List<String> main(List<String> classPath, String mainClass, List<String> arguments) {
    return launch(List.of("-cp", String.join(File.pathSeparator, classPath), mainClass), arguments);
  }

  List<String> jar(Path jar, List<String> arguments) {
    return launch(List.of("-jar", jar.toString()), arguments);
  }

  List<String> launch(List<String> what, List<String> arguments) {
    words.addAll(what);
    words.addAll(arguments);
    return List.copyOf(words);
  }
}
