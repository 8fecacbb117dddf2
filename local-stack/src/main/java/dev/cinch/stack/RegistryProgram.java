package dev.cinch.stack;

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

/**
 * Apicurio Registry. Its schemas are in the stack's PostgreSQL: an id that was given out is found
 * again after the registry was killed, which its own in-memory database does not promise.
 */
final class RegistryProgram implements ServerProgram {

  private static final String NAME = "registry";
  private static final String STACK_HEADER = "X-Cinch-Stack";

  private final Path jar;
  private final PostgresProgram postgres;
  private final Place place;
  private final String token = UUID.randomUUID().toString();
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private int port;

  RegistryProgram(Path jar, PostgresProgram postgres, Place place) {
    this.jar = jar;
    this.postgres = postgres;
    this.place = place;
  }

  @Override
  public ServerKind kind() {
    return ServerKind.REGISTRY;
  }

  @Override
  public void choosePorts() {
    port = Ports.free();
  }

  @Override
  public List<Integer> ports() {
    return List.of(port);
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:%d/apis/ccompat/v7".formatted(port));
  }

  @Override
  public void prepare(Watchdog watchdog) {
    place.create();
    PostgresEndpoint endpoint = postgres.endpoint();
    endpoint.createOwnedDatabase(NAME, endpoint.password());
  }

  @Override
  public Program program(Path temporary) {
    List<String> command =
        JavaCommand.light(temporary)
            .options(List.of("-Xmx256m"))
            .properties(settings())
            .jar(jar, List.of());
    // The password stays out of the command line, which every user of the machine can read.
    return new Program(
        command,
        Map.of("APICURIO_DATASOURCE_PASSWORD", postgres.endpoint().password()),
        place.ending(Ending.STOP, Ending.KILL),
        null,
        place.log());
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("quarkus.http.host", "127.0.0.1");
    settings.put("quarkus.http.port", Integer.toString(port));
    settings.put("quarkus.http.access-log.enabled", "false");
    settings.put("quarkus.http.header.\"" + STACK_HEADER + "\".value", token);
    settings.put("apicurio.storage.kind", "sql");
    settings.put("apicurio.storage.sql.kind", "postgresql");
    settings.put("apicurio.datasource.url", postgres.endpoint().jdbcUrl(NAME));
    settings.put("apicurio.datasource.username", NAME);
    settings.put("apicurio.datasource.jdbc.initial-size", "1");
    settings.put("apicurio.datasource.jdbc.min-size", "1");
    settings.put("apicurio.datasource.jdbc.max-size", "8");
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
}
