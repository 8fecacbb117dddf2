package dev.cinch.stack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

/** The servers' programs, where the build of local-stack/servers placed them. */
record ServerFiles(Path folder) {

  static ServerFiles find() {
    return new ServerFiles(Checkout.root().resolve("local-stack/servers/target"));
  }

  List<String> kafkaClassPath() {
    return jarsOf("kafka").stream().map(Path::toString).toList();
  }

  /** Where to keep what is made from a server's program, once for all stacks. */
  Path made(String server) {
    try {
      return Files.createDirectories(placed(server).resolve("made"));
    } catch (IOException failure) {
      throw new StackException(
          "Cannot keep anything beside %s: %s".formatted(server, failure), failure);
    }
  }

  Path registryJar() {
    return jarsOf("registry").get(0);
  }

  /** The archive of a PostgreSQL version for this platform. */
  Archive postgres(int version) {
    String name = "postgres-%s-%s.txz".formatted(system(), machine());
    Path file = placed("postgres-" + version).resolve(name);
    if (!Files.exists(file)) {
      throw new StackException(
          "Cannot find PostgreSQL %d for this platform: there is no %s; build local-stack/servers on it"
              .formatted(version, file));
    }
    return new Archive(file);
  }

  private List<Path> jarsOf(String server) {
    Path place = placed(server);
    try (Stream<Path> files = Files.list(place)) {
      List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
      if (jars.isEmpty()) {
        throw notPlaced(server, place);
      }
      return jars;
    } catch (IOException failure) {
      throw new StackException("Cannot list %s: %s".formatted(place, failure), failure);
    }
  }

  private Path placed(String server) {
    Path place = folder.resolve(nameOf(server));
    if (!Files.isDirectory(place)) {
      throw notPlaced(server, place);
    }
    return place;
  }

  private static StackException notPlaced(String server, Path place) {
    return new StackException(
        "Cannot find %s in %s: it is not built; run mvn -Dquick -pl local-stack/servers install"
            .formatted(server, place));
  }

  private static String nameOf(String server) {
    Properties names = new Properties();
    try (InputStream source = ServerFiles.class.getResourceAsStream("servers.properties")) {
      names.load(Objects.requireNonNull(source));
    } catch (IOException failure) {
      throw new StackException("Cannot read servers.properties", failure);
    }
    return Objects.requireNonNull(names.getProperty(server), server);
  }

  private static String system() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac")
        ? "darwin"
        : "linux";
  }

  private static String machine() {
    return System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
  }
}
