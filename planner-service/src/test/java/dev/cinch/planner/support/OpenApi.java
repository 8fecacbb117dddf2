package dev.cinch.planner.support;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The published document, and whether an answer is as it says. */
public final class OpenApi {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final OpenApi PUBLISHED = read();

  private final JsonNode root;

  private OpenApi(JsonNode root) {
    this.root = root;
  }

  public static OpenApi published() {
    return PUBLISHED;
  }

  private static OpenApi read() {
    try (InputStream file = OpenApi.class.getResourceAsStream("/openapi.yaml")) {
      Load load = new Load(LoadSettings.builder().build());
      return new OpenApi(JSON.valueToTree(load.loadFromInputStream(Objects.requireNonNull(file))));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** One method of one path. */
  public record Operation(String method, String path, JsonNode node) {

    public String name() {
      return method + " " + path;
    }

    public Set<String> codes() {
      Set<String> codes = new TreeSet<>(node.path("responses").propertyNames());
      codes.remove("default");
      return codes;
    }

    boolean fits(String otherMethod, String otherPath) {
      return method.equals(otherMethod)
          && Pattern.matches(path.replaceAll("\\{[a-z]+}", "[^/]+"), otherPath);
    }
  }

  public List<Operation> operations() {
    List<Operation> all = new ArrayList<>();
    root.path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method ->
                            all.add(
                                new Operation(
                                    method.getKey().toUpperCase(java.util.Locale.ROOT),
                                    path.getKey(),
                                    method.getValue()))));
    return all;
  }

  public Optional<Operation> operation(String method, String path) {
    return operations().stream().filter(one -> one.fits(method, path)).findFirst();
  }

  /** Where a reference leads. */
  public JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? root.at(node.get("$ref").asString().substring(1)) : node;
  }

  /** The content types of what is sent or answered. */
  public Set<String> types(JsonNode body) {
    return new TreeSet<>(resolved(body).path("content").propertyNames());
  }

  /** What is wrong with an answer, by the document; empty where nothing is. */
  public List<String> objections(String method, String path, int status, String type, String body) {
    Optional<Operation> operation = operation(method, path);
    JsonNode responses =
        operation
            .map(found -> found.node().path("responses"))
            .orElse(JSON.readTree("{\"default\": {\"$ref\": \"#/components/responses/Problem\"}}"));
    String code = String.valueOf(status);
    JsonNode response = resolved(responses.path(responses.has(code) ? code : "default"));
    JsonNode content = response.path("content").path(type.replaceAll(";.*", ""));
    if (content.isMissingNode()) {
      return List.of("%s %s may not answer %s with %s".formatted(method, path, code, type));
    }
    return type.contains("json")
        ? violations(content.path("schema"), JSON.readTree(body))
        : List.of();
  }

  /** What is wrong with a value that should be of a named schema. */
  public List<String> violations(String schema, JsonNode value) {
    return violations(JSON.createObjectNode().put("$ref", "#/components/schemas/" + schema), value);
  }

  private List<String> violations(JsonNode schema, JsonNode value) {
    ObjectNode whole = schema.deepCopy().asObject();
    whole.set("$defs", root.at("/components/schemas"));
    Schema checked =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(
                JSON.readTree(whole.toString().replace("#/components/schemas/", "#/$defs/")));
    return checked.validate(value).stream().map(String::valueOf).toList();
  }
}
