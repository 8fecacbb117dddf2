package dev.cinch.endtoend;

import dev.cinch.stack.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code deploy/kubernetes} has.
 *
 * @param all every object of every file but the kustomization
 */
record Manifests(List<JsonNode> all) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String KUSTOMIZATION = "kustomization.yaml";
  static final Path FOLDER = Checkout.root().resolve("deploy/kubernetes");

  static Manifests ofThisCheckout() {
    return new Manifests(
        files().stream()
            .filter(file -> !file.getFileName().toString().equals(KUSTOMIZATION))
            .flatMap(file -> documents(file).stream())
            .toList());
  }

  static JsonNode kustomization() {
    return documents(FOLDER.resolve(KUSTOMIZATION)).get(0);
  }

  static List<Path> files() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<JsonNode> documents(Path file) {
    List<JsonNode> documents = new ArrayList<>();
    try {
      // a key that stands twice is refused
      new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build())
          .loadAllFromString(Files.readString(file))
          .forEach(document -> documents.add(JSON.valueToTree(document)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return documents;
  }

  List<JsonNode> ofKind(String kind) {
    return all.stream().filter(object -> object.get("kind").asString().equals(kind)).toList();
  }

  JsonNode named(String kind, String name) {
    return ofKind(kind).stream()
        .filter(object -> nameOf(object).equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No %s %s".formatted(kind, name)));
  }

  static String nameOf(JsonNode object) {
    return object.at("/metadata/name").asString();
  }

  /** The deployments, by the module whose image they run. */
  Map<String, JsonNode> deployments() {
    return ofKind("Deployment").stream()
        .collect(
            Collectors.toMap(
                deployment -> container(deployment).get("name").asString(),
                deployment -> deployment));
  }

  static JsonNode pod(JsonNode deployment) {
    return deployment.at("/spec/template/spec");
  }

  static JsonNode container(JsonNode deployment) {
    return pod(deployment).get("containers").get(0);
  }

  /** The variables that a deployment's container is given, wherever from. */
  List<String> variables(JsonNode deployment) {
    List<String> names = new ArrayList<>();
    container(deployment).path("env").forEach(it -> names.add(it.get("name").asString()));
    for (JsonNode from : container(deployment).path("envFrom")) {
      JsonNode map =
          from.has("configMapRef")
              ? named("ConfigMap", from.at("/configMapRef/name").asString()).get("data")
              : named("Secret", from.at("/secretRef/name").asString()).get("stringData");
      map.properties().forEach(entry -> names.add(entry.getKey()));
    }
    return names;
  }
}
