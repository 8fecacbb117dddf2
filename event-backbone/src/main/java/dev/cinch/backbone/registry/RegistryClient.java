package dev.cinch.backbone.registry;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.Schema;
import tools.jackson.databind.JsonNode;

/**
 * A client for the Confluent schema registry API.
 *
 * <p>Throws {@link RegistryUnavailableException} when trying again later may help and {@link
 * RegistryRefusedException} when it will not. What a registry never changes, the schema of an id
 * and the id of a subject's schema, is asked once and remembered. Safe for use by many threads.
 */
public final class RegistryClient {

  private final RegistryHttp http;
  private final boolean autoRegister;
  private final ConcurrentMap<Integer, Schema> schemasById = new ConcurrentHashMap<>();
  private final ConcurrentMap<SubjectSchema, Integer> idsBySchema = new ConcurrentHashMap<>();

  /** Makes a client; nothing is sent yet. */
  public RegistryClient(RegistrySettings settings) {
    this.http = new RegistryHttp(settings);
    this.autoRegister = settings.autoRegister();
  }

  /** Makes a client from Confluent's own property names, see {@link RegistrySettings#of}. */
  public static RegistryClient of(Map<String, ?> properties) {
    return new RegistryClient(RegistrySettings.of(properties));
  }

  /** The subjects that hold at least one version. */
  public List<String> subjects() {
    return texts(http.get("/subjects"));
  }

  /** All subjects, with those that are deleted softly. */
  public List<String> subjectsWithDeleted() {
    return texts(http.get("/subjects?deleted=true"));
  }

  /** The versions of a subject, rising; empty if there is no such subject. */
  public List<Integer> versions(String subject) {
    return numbersIfPresent("/subjects/" + encoded(subject) + "/versions");
  }

  /** The versions of a subject, with those that are deleted softly. */
  public List<Integer> versionsWithDeleted(String subject) {
    return numbersIfPresent("/subjects/" + encoded(subject) + "/versions?deleted=true");
  }

  /** One version of a subject. */
  public RegisteredSchema version(String subject, int version) {
    return registered(subject, http.get(versionPath(subject, Integer.toString(version))));
  }

  /** One version of a subject, even if it is deleted softly. */
  public RegisteredSchema versionEvenIfDeleted(String subject, int version) {
    return registered(
        subject, http.get(versionPath(subject, Integer.toString(version)) + "?deleted=true"));
  }

  /** The latest version of a subject, if there is one. */
  public Optional<RegisteredSchema> latest(String subject) {
    try {
      return Optional.of(registered(subject, http.get(versionPath(subject, "latest"))));
    } catch (SchemaNotFoundException e) {
      return Optional.empty();
    }
  }

  /** The schema that has an id, its references resolved. */
  public Schema schema(int id) {
    Schema known = schemasById.get(id);
    if (known != null) {
      return known;
    }
    Schema fetched = parsed(http.get("/schemas/ids/" + id));
    schemasById.put(id, fetched);
    return fetched;
  }

  /** The schema that has a unique id, where the registry gives any; its references resolved. */
  public Schema schemaByGuid(String guid) {
    return parsed(http.get("/schemas/guids/" + encoded(guid)));
  }

  /** The version that a subject holds a schema as; throws {@link SchemaNotFoundException}. */
  public RegisteredSchema lookup(String subject, Schema schema) {
    return registered(subject, http.post("/subjects/" + encoded(subject), body(schema)));
  }

  /**
   * The id to write a schema's records with. Looks it up, and registers it only where {@code
   * auto.register.schemas} says so.
   */
  public int id(String subject, Schema schema) {
    SubjectSchema key = new SubjectSchema(subject, schema);
    Integer known = idsBySchema.get(key);
    if (known != null) {
      return known;
    }
    int id = autoRegister ? register(subject, schema) : lookup(subject, schema).id();
    idsBySchema.put(key, id);
    return id;
  }

  /** Registers a schema as the next version of a subject, or finds it there; returns its id. */
  public int register(String subject, Schema schema) {
    return http.post("/subjects/" + encoded(subject) + "/versions", body(schema))
        .path("id")
        .asInt();
  }

  /**
   * Asks whether a schema may become the next version of a subject, by the subject's own level. A
   * subject without versions accepts anything.
   */
  public Compatibility compatibility(String subject, Schema schema) {
    try {
      JsonNode answer =
          http.post(
              "/compatibility/subjects/" + encoded(subject) + "/versions?verbose=true",
              body(schema));
      return new Compatibility(
          answer.path("is_compatible").asBoolean(), texts(answer.path("messages")));
    } catch (SchemaNotFoundException e) {
      return new Compatibility(true, List.of());
    }
  }

  /** The level that holds where a subject has none of its own. */
  public CompatibilityLevel level() {
    return level(http.get("/config"));
  }

  /** Sets the level that holds where a subject has none of its own. */
  public void setLevel(CompatibilityLevel level) {
    http.put("/config", Map.of("compatibility", level.name()));
  }

  /** The level of a subject, if it has one of its own. */
  public Optional<CompatibilityLevel> level(String subject) {
    try {
      return Optional.of(level(http.get("/config/" + encoded(subject))));
    } catch (SchemaNotFoundException e) {
      return Optional.empty();
    }
  }

  /** Sets the level of a subject. */
  public void setLevel(String subject, CompatibilityLevel level) {
    http.put("/config/" + encoded(subject), Map.of("compatibility", level.name()));
  }

  /** Deletes a subject softly: its ids can still be read. */
  public void delete(String subject) {
    http.delete("/subjects/" + encoded(subject));
  }

  /** Deletes one version of a subject softly: its id can still be read. */
  public void deleteVersion(String subject, int version) {
    http.delete(versionPath(subject, Integer.toString(version)));
  }

  private static CompatibilityLevel level(JsonNode answer) {
    String name =
        answer.path("compatibilityLevel").asString(answer.path("compatibility").asString(""));
    return CompatibilityLevel.valueOf(name);
  }

  private RegisteredSchema registered(String subject, JsonNode answer) {
    return new RegisteredSchema(
        subject, answer.path("version").asInt(), answer.path("id").asInt(), parsed(answer));
  }

  /** Parses a schema after the schemas that it refers to, which hold the names it uses. */
  private Schema parsed(JsonNode answer) {
    Schema.Parser parser = new Schema.Parser();
    parseReferences(parser, answer);
    return parser.parse(answer.path("schema").asString());
  }

  private void parseReferences(Schema.Parser parser, JsonNode answer) {
    for (JsonNode reference : answer.path("references")) {
      JsonNode referred =
          http.get(
              versionPath(
                  reference.path("subject").asString(), reference.path("version").asString()));
      parseReferences(parser, referred);
      parser.parse(referred.path("schema").asString());
    }
  }

  private static Map<String, String> body(Schema schema) {
    return Map.of("schema", schema.toString());
  }

  private static String versionPath(String subject, String version) {
    return "/subjects/" + encoded(subject) + "/versions/" + version;
  }

  private static String encoded(String subject) {
    return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private List<Integer> numbersIfPresent(String path) {
    try {
      List<Integer> numbers = new ArrayList<>();
      http.get(path).forEach(number -> numbers.add(number.asInt()));
      return numbers;
    } catch (SchemaNotFoundException e) {
      return List.of();
    }
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asString()));
    return texts;
  }

  private record SubjectSchema(String subject, Schema schema) {}
}
