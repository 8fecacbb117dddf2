package dev.cinch.stack.suite;

import dev.cinch.stack.Checkout;
import dev.cinch.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The jar that the build has made of a service. */
final class ServiceJar {

  private ServiceJar() {}

  static Path of(ServiceKind kind) {
    Path folder = Checkout.root().resolve(kind.module()).resolve("target");
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> jars =
          files
              .filter(file -> file.getFileName().toString().startsWith(kind.module() + "-"))
              .filter(file -> file.getFileName().toString().endsWith(".jar"))
              .toList();
      if (jars.size() == 1) {
        return jars.get(0);
      }
      throw new StackException(
          "Cannot tell which jar of %s to start among %s; build it with mvn package"
              .formatted(kind.module(), jars));
    } catch (IOException missing) {
      throw new StackException(
          "Cannot find the jar of %s; build it with mvn package".formatted(kind.module()), missing);
    }
  }
}
