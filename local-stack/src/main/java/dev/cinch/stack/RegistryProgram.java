package dev.cinch.stack;

import dev.cinch.stack.process.ClassArchive;
import dev.cinch.stack.process.Ending;
import dev.cinch.stack.process.JavaCommand;
import dev.cinch.stack.process.Ports;
import dev.cinch.stack.process.Program;
import dev.cinch.stack.process.Watchdog;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntSupplier;

/**
 * Apicurio Registry. Its schemas are in the stack's PostgreSQL: an id that was given out is found
 * again after the registry was killed, which its own in-memory database can't promise.
 */
final class RegistryProgram implements ServerProgram {

  private static final String DATABASE = "registry";
  private static final String STACK_HEADER = "X-Cinch-Stack";

  private final Path jar;
  private final ClassArchive archive;
  private final PostgresProgram postgres;
  private final Place place;
  private final String token = UUID.randomUUID().toString();
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private String password = "";
  private int port;

  RegistryProgram(ServerFiles files, PostgresProgram postgres, Place place, StackOptions options) {
    this.jar = files.registryJar();
    this.archive = options.classes(jar);
    this.postgres = postgres;
    this.place = place;
  }

  @Override
  public ServerKind kind() {
    return ServerKind.REGISTRY;
  }

  URI endpoint() {
    return URI.create("http://%s:%d/apis/ccompat/v7".formatted(Ports.HOST, port));
  }

  @Override
  public void prepare(Watchdog watchdog) {
    place.create();
    password = place.remembered("password", () -> UUID.randomUUID().toString());
    postgres.endpoint().createOwnedDatabase(DATABASE, password);
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
    JavaCommand command =
        JavaCommand.light(temporary)
            .options(List.of("-Xmx256m"))
            .options(archive.jvmOptions())
            .property("apicurio.import.work-dir", temporary.toString());
    settings().forEach(command::property);
    // Not on the command line, which every user of the machine can read.
    Map<String, String> environment = Map.of("APICURIO_DATASOURCE_PASSWORD", password);
    return new Program(
        command.launching(List.of("-jar", jar.toString())),
        environment,
        archive.ending(place.ending(Ending.STOP, Ending.KILL)),
        log());
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("quarkus.http.host", Ports.HOST);
    settings.put("quarkus.http.port", Integer.toString(port));
    settings.put("quarkus.http.access-log.enabled", "false");
    settings.put("quarkus.http.header.\"" + STACK_HEADER + "\".value", token);
    settings.put("apicurio.storage.kind", "sql");
    settings.put("apicurio.storage.sql.kind", "postgresql");
    settings.put("apicurio.datasource.url", postgres.endpoint().jdbcUrl(DATABASE));
    settings.put("apicurio.datasource.username", DATABASE);
    settings.put("apicurio.datasource.jdbc.initial-size", "1");
    settings.put("apicurio.datasource.jdbc.min-size", "1");
    settings.put("apicurio.datasource.jdbc.max-size", "8");
    // PostgreSQL may have been started again since a connection was used last.
    settings.put("quarkus.datasource.postgresql.jdbc.foreground-validation-interval", "0.05S");
    settings.put("apicurio.ccompat.max-subjects", "100000");
    settings.putAll(place.settings());
    return settings;
  }

  @Override
  public boolean answers() {
    HttpRequest subjects =
        HttpRequest.newBuilder(URI.create(endpoint() + "/subjects"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      HttpResponse<Void> response = http.send(subjects, HttpResponse.BodyHandlers.discarding());
      return response.statusCode() == 200
          && response.headers().allValues(STACK_HEADER).contains(token);
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StackException("Cannot wait for the registry: interrupted", interrupted);
    }
  }

  @Override
  public String stopSignal() {
    return "TERM";
  }

  @Override
  public void ended() {
    archive.keep();
  }

  @Override
  public Path log() {
    return place.log();
  }
}
