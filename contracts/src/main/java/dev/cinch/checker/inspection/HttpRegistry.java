package dev.cinch.checker.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.compatibility.InvalidSchema;
import dev.cinch.checker.compatibility.Level;
import dev.cinch.checker.compatibility.Version;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what a registry holds, by Confluent's API, with what was deleted softly. */
public final class HttpRegistry {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int NOT_FOUND = 404;
  private static final int OK = 200;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final String address;
  private final @Nullable String credentials;

  /**
   * A registry at an address.
   *
   * @param credentials {@code user:password}; null for none
   */
  public HttpRegistry(String address, @Nullable String credentials) {
    this.address = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    this.credentials = credentials;
  }

  /** The registry did not answer, or not as it should. */
  public static final class RegistryAway extends IOException {

    private static final long serialVersionUID = 1L;

    RegistryAway(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** The names of all subjects. */
  public Collection<String> subjects() throws IOException {
    Set<String> names = new TreeSet<>();
    get("/subjects?deleted=true").ifPresent(list -> list.forEach(name -> names.add(name.asText())));
    return names;
  }

  /** What is registered of each subject that is an Avro one. */
  public List<History> histories(Collection<String> subjects) throws IOException {
    @Nullable Level general = level("/config");
    List<History> histories = new ArrayList<>();
    for (String subject : subjects) {
      history(subject, general).ifPresent(histories::add);
    }
    return histories;
  }

  private Optional<History> history(String subject, @Nullable Level general) throws IOException {
    String path = "/subjects/" + encoded(subject) + "/versions";
    Set<Integer> live = numbers(path);
    List<Version> versions = new ArrayList<>();
    for (int number : numbers(path + "?deleted=true")) {
      JsonNode node = get(path + "/" + number + "?deleted=true").orElse(null);
      if (node == null) {
        continue;
      }
      if (!node.path("schemaType").asText("AVRO").equals("AVRO")) {
        return Optional.empty();
      }
      versions.add(new Version(number, schema(node, subject, number), !live.contains(number)));
    }
    @Nullable Level own = level("/config/" + encoded(subject));
    return Optional.of(new History(subject, own == null ? general : own, versions));
  }

  private AvroSchema schema(JsonNode node, String subject, int number) throws IOException {
    List<String> references = new ArrayList<>();
    references(node, references, new HashSet<>());
    try {
      return AvroSchema.parse(node.path("schema").asText(), references);
    } catch (InvalidSchema invalid) {
      throw new RegistryAway(
          "Cannot read version %d of %s: %s".formatted(number, subject, invalid.getMessage()),
          invalid);
    }
  }

  /** Each after those that it needs itself. */
  private void references(JsonNode node, List<String> texts, Set<String> seen) throws IOException {
    for (JsonNode reference : node.path("references")) {
      String path =
          "/subjects/%s/versions/%s?deleted=true"
              .formatted(
                  encoded(reference.path("subject").asText()), reference.path("version").asText());
      if (seen.add(path)) {
        JsonNode referred =
            get(path)
                .orElseThrow(
                    () -> new RegistryAway("The registry lacks what it refers to: " + path, null));
        references(referred, texts, seen);
        texts.add(referred.path("schema").asText());
      }
    }
  }

  private @Nullable Level level(String path) throws IOException {
    Optional<JsonNode> answer = get(path);
    if (answer.isEmpty()) {
      return null;
    }
    JsonNode node = answer.get();
    String name = node.path("compatibilityLevel").asText(node.path("compatibility").asText());
    try {
      return Level.valueOf(name);
    } catch (IllegalArgumentException unknown) {
      throw new RegistryAway("The registry has a level that is not known: '" + name + "'", unknown);
    }
  }

  private Set<Integer> numbers(String path) throws IOException {
    Set<Integer> numbers = new TreeSet<>();
    get(path).ifPresent(list -> list.forEach(number -> numbers.add(number.asInt())));
    return numbers;
  }

  private Optional<JsonNode> get(String path) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path))
            .timeout(PATIENCE)
            .header("Accept", "application/vnd.schemaregistry.v1+json, application/json");
    if (credentials != null) {
      byte[] bytes = credentials.getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
    }
    HttpResponse<String> response = send(request.build());
    if (response.statusCode() == NOT_FOUND) {
      return Optional.empty();
    }
    if (response.statusCode() != OK) {
      throw new RegistryAway(
          "The registry at %s answered %d to %s".formatted(address, response.statusCode(), path),
          null);
    }
    return Optional.of(MAPPER.readTree(response.body()));
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new RegistryAway("Interrupted while asking the registry", interrupted);
    } catch (IOException away) {
      throw new RegistryAway(
          "The registry at %s does not answer: %s".formatted(address, away), away);
    }
  }

  private static String encoded(String subject) {
    return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
