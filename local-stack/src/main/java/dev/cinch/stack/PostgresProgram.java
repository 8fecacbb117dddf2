package dev.cinch.stack;

import dev.cinch.stack.process.Ending;
import dev.cinch.stack.process.Ports;
import dev.cinch.stack.process.Program;
import dev.cinch.stack.process.Watchdog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server from its relocatable binaries. */
final class PostgresProgram implements ServerProgram {

  private static final String SUPERUSER = "postgres";

  private final Archive archive;
  private final Unprivileged unprivileged;
  private final Place place;
  private final @Nullable PostgresEndpoint primary;
  private Path binaries;
  private String password = "";
  private int port;

  /**
   * @param primary the server that it is a standby of, if any
   */
  PostgresProgram(
      Archive archive, Unprivileged unprivileged, Place place, @Nullable PostgresEndpoint primary) {
    this.archive = archive;
    this.unprivileged = unprivileged;
    this.place = place;
    this.primary = primary;
    this.binaries = archive.placeBeside();
  }

  @Override
  public ServerKind kind() {
    return ServerKind.POSTGRES;
  }

  PostgresEndpoint endpoint() {
    return new PostgresEndpoint(Ports.HOST, port, SUPERUSER, password);
  }

  @Override
  public void prepare(Watchdog watchdog) {
    place.create();
    unprivileged.passThrough(watchdog.folder());
    unprivileged.passThrough(place.base());
    unpack(watchdog.folder());
    password = place.remembered("password", this::newPassword);
    if (!Files.exists(place.data())) {
      createData(watchdog);
    }
    unprivileged.own(place.data());
  }

  /** A standby has its primary's logins. */
  private String newPassword() {
    return primary == null ? UUID.randomUUID().toString() : primary.password();
  }

  private void createData(Watchdog watchdog) {
    if (primary == null) {
      new PostgresData(place, unprivileged)
          .create(binaries.resolve("bin/initdb"), SUPERUSER, password, watchdog);
    } else {
      new StandbyData(place, primary).create();
    }
  }

  // Beside the archive once for all; but there we may not write, or PostgreSQL's user not read.
  private void unpack(Path ownFolder) {
    if (archive.canUnpackTo(binaries)) {
      archive.unpackOnceTo(binaries);
    }
    if (!unprivileged.reaches(binaries.resolve("bin/postgres"))) {
      binaries = archive.unpackOnceTo(ownFolder.resolve("postgres-binaries"));
    }
  }

  @Override
  public void choosePorts(IntSupplier free) {
    port = free.getAsInt();
  }

  @Override
  public List<Integer> ports() {
    return List.of(port);
  }

  @Override
  public Program program(Path temporary) {
    List<String> command = new ArrayList<>();
    command.add(binaries.resolve("bin/postgres").toString());
    command.addAll(List.of("-D", place.data().toString()));
    settings().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    return new Program(
        unprivileged.before(command),
        Map.of("LC_ALL", "C"),
        place.ending(Ending.FAST, Ending.IMMEDIATE),
        log(),
        place.data());
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("port", Integer.toString(port));
    settings.put("listen_addresses", Ports.HOST);
    // None: a path of a socket may have 107 bytes, and a data folder's can have more.
    settings.put("unix_socket_directories", "");
    settings.put("wal_level", "logical");
    settings.put("shared_preload_libraries", "pg_stat_statements");
    // Of all databases together: none is to be forgotten where many tests share the server.
    settings.put("pg_stat_statements.max", "50000");
    settings.put("track_io_timing", "on");
    settings.put("max_connections", "200");
    settings.put("timezone", "UTC");
    settings.put("log_timezone", "UTC");
    settings.put("fsync", place.lasting() ? "on" : "off");
    settings.putAll(place.settings());
    return settings;
  }

  @Override
  public boolean answers() {
    return endpoint().answeringFolder().filter(place.data().toString()::equals).isPresent();
  }

  @Override
  public String stopSignal() {
    return "INT";
  }

  @Override
  public Path log() {
    return place.log();
  }
}
