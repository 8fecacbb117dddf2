package dev.cinch.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A PostgreSQL server from its relocatable binaries. */
final class PostgresProgram implements ServerProgram {

  static final String SUPERUSER = "postgres";

  private final Archive archive;
  private final Unprivileged unprivileged;
  private final Place place;
  private Path binaries;
  private int port;
  private String password = "";

  PostgresProgram(Archive archive, Unprivileged unprivileged, Place place) {
    this.archive = archive;
    this.unprivileged = unprivileged;
    this.place = place;
    this.binaries = archive.file().resolveSibling("unpacked");
  }

  @Override
  public ServerKind kind() {
    return ServerKind.POSTGRES;
  }

  @Override
  public void choosePorts() {
    port = Ports.free();
  }

  @Override
  public List<Integer> ports() {
    return List.of(port);
  }

  @Override
  public String stopSignal() {
    return "INT";
  }

  PostgresEndpoint endpoint() {
    return new PostgresEndpoint("127.0.0.1", port, SUPERUSER, password);
  }

  @Override
  public void prepare(Watchdog watchdog) {
    place.create();
    unprivileged.passThrough(watchdog.folder());
    unprivileged.passThrough(place.base());
    unpack(watchdog.folder());
    try {
      if (!Files.exists(place.data())) {
        initialise(watchdog);
      }
      password = Files.readString(passwordFile());
    } catch (IOException failure) {
      throw new StackException("Cannot prepare " + place.data(), failure);
    }
    unprivileged.own(place.data());
  }

  private void unpack(Path ownFolder) {
    binaries = archive.unpackOnceTo(binaries);
    if (!unprivileged.reaches(binaries.resolve("bin/postgres"))) {
      // Below a home folder that is closed to others.
      binaries = archive.unpackOnceTo(ownFolder.resolve("postgres-binaries"));
    }
  }

  // Under another name until it is whole: an initdb that was killed is never taken for a server's
  // data.
  private void initialise(Watchdog watchdog) throws IOException {
    Path fresh = Files.createTempDirectory(place.base(), "initdb-");
    Path secret = passwordFile();
    Files.deleteIfExists(secret);
    Files.createFile(
        secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(secret, UUID.randomUUID().toString());
    Path readable = fresh.resolveSibling(fresh.getFileName() + ".password");
    Files.copy(secret, readable, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
    unprivileged.own(fresh);
    unprivileged.own(readable);
    ChildProcess initdb =
        new ChildProcess("initdb", watchdog.run(initdb(fresh, readable)), place.log());
    try {
      if (initdb.process().waitFor() != 0) {
        throw new StackException(
            "Cannot initialise PostgreSQL in %s: %s".formatted(fresh, initdb.tail()));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      initdb.kill();
      throw new StackException("Cannot initialise PostgreSQL: interrupted", interrupted);
    } finally {
      Files.delete(readable);
    }
    Files.move(fresh, place.data());
  }

  private Path passwordFile() {
    return place.beside("password");
  }

  private Program initdb(Path folder, Path secret) {
    List<String> command = new ArrayList<>();
    command.add(binaries.resolve("bin/initdb").toString());
    command.addAll(List.of("--pgdata", folder.toString(), "--username", SUPERUSER));
    command.addAll(List.of("--pwfile", secret.toString(), "--auth", "scram-sha-256"));
    command.addAll(List.of("--encoding", "UTF8", "--locale", "C"));
    if (!place.lasting()) {
      command.add("--no-sync");
    }
    return program(unprivileged.before(command), Ending.KILL);
  }

  private Program program(List<String> command, Ending ending) {
    return new Program(command, Map.of("LC_ALL", "C"), ending, null, place.log());
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
        place.data(),
        place.log());
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("port", Integer.toString(port));
    settings.put("listen_addresses", "127.0.0.1");
    settings.put("unix_socket_directories", "");
    settings.put("wal_level", "logical");
    settings.put("shared_preload_libraries", "pg_stat_statements");
    settings.put("track_io_timing", "on");
    settings.put("max_connections", "200");
    settings.put("timezone", "UTC");
    settings.put("log_timezone", "UTC");
    if (!place.lasting()) {
      settings.put("fsync", "off");
    }
    settings.putAll(place.settings());
    return settings;
  }

  @Override
  public boolean answers() {
    try (Connection connection = endpoint().connect("postgres");
        Statement statement = connection.createStatement();
        ResultSet folder = statement.executeQuery("show data_directory")) {
      return folder.next() && folder.getString(1).equals(place.data().toString());
    } catch (SQLException notYet) {
      return false;
    }
  }
}
