package dev.cinch.stack.process;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the classes of this JVM come from, for the class paths of others. */
public final class ClassPath {

  private ClassPath() {}

  /** The class path of this JVM, for a child in another working directory. */
  public static List<String> ofThisJvm() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .toList();
  }
}
