package dev.cinch.stack;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where classes of this JVM come from, for the class paths of others. */
final class ClassPath {

  private ClassPath() {}

  /** The class path of this JVM, for a child in another working directory. */
  static String ofThisJvm() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The jar or folder that holds a class. */
  static String of(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null) {
      throw new StackException("Cannot find where " + type.getName() + " comes from");
    }
    try {
      return Path.of(source.getLocation().toURI()).toString();
    } catch (URISyntaxException failure) {
      throw new StackException("Cannot find where " + type.getName() + " comes from", failure);
    }
  }
}
