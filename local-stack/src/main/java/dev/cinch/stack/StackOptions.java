package dev.cinch.stack;

import dev.cinch.stack.process.ClassArchive;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a stack consists of. Begin with {@link #temporary()} or {@link #keptIn(Path)}.
 *
 * @param servers the servers to start; the registry needs PostgreSQL
 * @param postgresVersion 14 to 18; only 15 and 18 are placed unless Maven ran with -Pci or -Plong
 * @param data the folder whose data outlives the stack; null for a temporary one
 * @param settings settings of each server, over those that the stack chooses
 * @param primary the server that PostgreSQL is a standby of; null for one of its own
 * @param leavesArchives whether its servers leave archives of their classes for later ones
 */
public record StackOptions(
    Set<ServerKind> servers,
    int postgresVersion,
    @Nullable Path data,
    Map<ServerKind, Map<String, String>> settings,
    @Nullable PostgresEndpoint primary,
    boolean leavesArchives) {

  private static final List<Integer> POSTGRES_VERSIONS = List.of(14, 15, 16, 17, 18);

  public StackOptions {
    servers = Set.copyOf(servers);
    settings = Map.copyOf(settings);
    if (!POSTGRES_VERSIONS.contains(postgresVersion)) {
      throw new IllegalArgumentException(
          "Cannot start PostgreSQL %d: the stack has %s"
              .formatted(postgresVersion, POSTGRES_VERSIONS));
    }
    if (servers.contains(ServerKind.REGISTRY) && !servers.contains(ServerKind.POSTGRES)) {
      throw new IllegalArgumentException(
          "Cannot start the registry alone: it keeps its schemas in PostgreSQL; add POSTGRES");
    }
  }

  /** All three servers, PostgreSQL 18, in a temporary folder that goes when they end. */
  public static StackOptions temporary() {
    return new StackOptions(EnumSet.allOf(ServerKind.class), 18, null, Map.of(), null, true);
  }

  /** All three servers, PostgreSQL 18, in a folder whose data is found again by the next start. */
  public static StackOptions keptIn(Path data) {
    return new StackOptions(EnumSet.allOf(ServerKind.class), 18, data, Map.of(), null, true);
  }

  /**
   * A streaming standby of a PostgreSQL 18 that runs on this machine, in a temporary folder. It can
   * be read, and promoted by {@code pg_promote}.
   */
  public static StackOptions standbyOf(PostgresEndpoint primary) {
    return new StackOptions(EnumSet.of(ServerKind.POSTGRES), 18, null, Map.of(), primary, true);
  }

  /** The same with these servers alone. */
  public StackOptions only(ServerKind... kinds) {
    return new StackOptions(
        Set.of(kinds), postgresVersion, data, settings, primary, leavesArchives);
  }

  /** The same with another version of PostgreSQL. */
  public StackOptions withPostgres(int version) {
    return new StackOptions(servers, version, data, settings, primary, leavesArchives);
  }

  /**
   * The same with one setting of one server: a PostgreSQL parameter, a Kafka or Quarkus property.
   * Kafka has {@code beside.listener} and {@code beside.advertised} for one that is reached by
   * another way.
   */
  public StackOptions with(ServerKind kind, String name, String value) {
    Map<String, String> ofKind = new LinkedHashMap<>(settingsOf(kind));
    ofKind.put(name, value);
    Map<ServerKind, Map<String, String>> changed = new EnumMap<>(ServerKind.class);
    changed.putAll(settings);
    changed.put(kind, Map.copyOf(ofKind));
    return new StackOptions(servers, postgresVersion, data, changed, primary, leavesArchives);
  }

  /** The same for a stack that runs for so long that others would wait in vain for archives. */
  StackOptions leavingNoArchives() {
    return new StackOptions(servers, postgresVersion, data, settings, primary, false);
  }

  ClassArchive classes(Path jar) {
    return leavesArchives ? ClassArchive.of(jar) : ClassArchive.ifThere(jar);
  }

  Map<String, String> settingsOf(ServerKind kind) {
    return settings.getOrDefault(kind, Map.of());
  }
}
