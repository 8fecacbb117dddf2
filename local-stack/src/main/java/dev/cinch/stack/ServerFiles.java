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

/** The servers' programs, as the build placed them below local-stack/servers/target. */
final class ServerFiles {

  private final Path folder;
  private final Properties names = new Properties();

  private ServerFiles(Path folder) {
    this.folder = folder;
    try (InputStream source = ServerFiles.class.getResourceAsStream("servers.properties")) {
      names.load(Objects.requireNonNull(source));
    } catch (IOException failure) {
      throw new StackException("Cannot read servers.properties", failure);
    }
  }

  /** Finds them in this checkout. */
  static ServerFiles find() {
    return new ServerFiles(Checkout.root().resolve("local-stack/servers/target"));
  }

  List<String> kafkaClassPath() {
    return jars(placed("kafka")).map(Path::toString).toList();
  }

  Path registryJar() {
    Path registry = placed("registry");
    return jars(registry)
        .findFirst()
        .orElseThrow(() -> new StackException("Cannot find the registry's jar in " + registry));
  }

  /** The archive of a PostgreSQL version for this platform. */
  Path postgresArchive(int version) {
    Path archive =
        placed("postgres-" + version).resolve("postgres-%s-%s.txz".formatted(system(), machine()));
    if (!Files.exists(archive)) {
      throw new StackException(
          "Cannot find PostgreSQL %d for this platform: there is no %s; build local-stack/servers here"
              .formatted(version, archive));
    }
    return archive;
  }

  private Path placed(String server) {
    Path place = folder.resolve(Objects.requireNonNull(names.getProperty(server), server));
    if (!Files.isDirectory(place)) {
      throw new StackException(
          "Cannot find %s in %s; build it first: mvn -Dquick -pl local-stack/servers install"
              .formatted(server, place));
    }
    return place;
  }

  private static Stream<Path> jars(Path place) {
    try (Stream<Path> files = Files.list(place)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList().stream();
    } catch (IOException failure) {
      throw new StackException("Cannot list " + place, failure);
    }
  }

  private static String system() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return name.contains("mac") ? "darwin" : "linux";
  }

  private static String machine() {
    return switch (System.getProperty("os.arch")) {
      case "aarch64", "arm64" -> "arm_64";
      default -> "x86_64";
    };
  }
}
