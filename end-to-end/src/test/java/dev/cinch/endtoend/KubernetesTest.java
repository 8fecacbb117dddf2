package dev.cinch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.cinch.stack.Checkout;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * No cluster runs here: this holds the manifests to Kubernetes' API and to what the services are.
 */
class KubernetesTest {

  private static final List<String> OURS =
      List.of("planner-service", "contract-checker", "backfill-worker");
  private static final String MODELS = "io.kubernetes.client.openapi.models.V1";
  private static final Gson GSON =
      new GsonBuilder()
          .registerTypeAdapter(
              OffsetDateTime.class,
              (JsonDeserializer<OffsetDateTime>)
                  (json, type, context) -> OffsetDateTime.parse(json.getAsString()))
          .create();

  private final Manifests manifests = Manifests.ofThisCheckout();

  @Test
  void areWhatTheApiTakes() {
    assertThat(manifests.all()).isNotEmpty().allSatisfy(object -> check(object.toString()));
  }

  @Test
  void runAllServices() {
    assertThat(manifests.deployments()).containsOnlyKeys(OURS);
    manifests
        .deployments()
        .forEach(
            (module, deployment) ->
                assertThat(Manifests.container(deployment).get("image").asString())
                    .isEqualTo("cinch/" + module));
  }

  @Test
  void setOnlyWhatAServiceReads() {
    manifests
        .deployments()
        .forEach(
            (module, deployment) ->
                assertThat(manifests.variables(deployment))
                    .as(module)
                    .contains("KAFKA_BOOTSTRAP_SERVERS", "SCHEMA_REGISTRY_URL")
                    .allMatch(VariablesRead.of(module)::includes, "is read"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"startupProbe", "livenessProbe", "readinessProbe"})
  void probeWhatTheServicesAnswerAt(String probe) {
    manifests
        .deployments()
        .forEach(
            (module, deployment) -> {
              JsonNode asked = Manifests.container(deployment).path(probe).path("httpGet");
              assertThat(asked.path("path").asString(""))
                  .as("%s of %s", probe, module)
                  .isEqualTo(
                      "/actuator/health/"
                          + (probe.equals("readinessProbe") ? "readiness" : "liveness"));
              assertThat(asked.path("port").asString("")).isEqualTo("http");
            });
  }

  @Test
  void nameThePortThatServicesListenOn() {
    String port = manifests.named("ConfigMap", "cinch").at("/data/SERVER_PORT").asString();
    manifests
        .deployments()
        .forEach(
            (module, deployment) -> {
              JsonNode named = Manifests.container(deployment).get("ports").get(0);
              assertThat(named.get("name").asString()).as(module).isEqualTo("http");
              assertThat(named.get("containerPort").asString()).as(module).isEqualTo(port);
            });
    assertThat(manifests.ofKind("Service"))
        .hasSize(2)
        .allSatisfy(
            service ->
                assertThat(service.at("/spec/ports/0/targetPort").asString()).isEqualTo("http"));
  }

  @Test
  void selectPodsThatThereAre() {
    List<JsonNode> selectors = new ArrayList<>();
    manifests.ofKind("Service").forEach(it -> selectors.add(it.at("/spec/selector")));
    manifests
        .ofKind("PodDisruptionBudget")
        .forEach(it -> selectors.add(it.at("/spec/selector/matchLabels")));
    manifests
        .ofKind("NetworkPolicy")
        .forEach(it -> selectors.add(it.at("/spec/podSelector/matchLabels")));
    manifests
        .ofKind("Deployment")
        .forEach(
            it -> {
              selectors.add(it.at("/spec/selector/matchLabels"));
              assertThat(isPartOf(it.at("/spec/selector/matchLabels"), labels(it))).isTrue();
            });

    assertThat(selectors)
        .isNotEmpty()
        .allSatisfy(
            selector ->
                assertThat(manifests.ofKind("Deployment"))
                    .filteredOn(deployment -> isPartOf(selector, labels(deployment)))
                    .hasSize(1));
  }

  private static JsonNode labels(JsonNode deployment) {
    return deployment.at("/spec/template/metadata/labels");
  }

  private static boolean isPartOf(JsonNode selector, JsonNode labels) {
    return !selector.isEmpty()
        && selector.properties().stream()
            .allMatch(entry -> entry.getValue().equals(labels.get(entry.getKey())));
  }

  @Test
  void mountWhatThereIsWherePasswordsAreReadFrom() {
    for (JsonNode deployment : manifests.deployments().values()) {
      JsonNode mount = Manifests.container(deployment).get("volumeMounts").get(1);
      JsonNode volume = Manifests.pod(deployment).get("volumes").get(1);
      assertThat(volume.get("name")).isEqualTo(mount.get("name"));
      JsonNode item = volume.at("/secret/items/0");
      assertThat(
              manifests
                  .named("Secret", volume.at("/secret/secretName").asString())
                  .get("stringData")
                  .has(item.get("key").asString()))
          .isTrue();
      assertThat(value(deployment, "CINCH_TARGETS_SHOP_PASSWORDFILE"))
          .isEqualTo(mount.get("mountPath").asString() + "/" + item.get("path").asString());
    }
  }

  private static String value(JsonNode deployment, String variable) {
    for (JsonNode set : Manifests.container(deployment).get("env")) {
      if (set.get("name").asString().equals(variable)) {
        return set.path("value").asString("");
      }
    }
    return "";
  }

  @Test
  void runNothingAsRootAndWriteNothingButToTemporaryFolders() throws IOException {
    String user =
        Files.readString(Checkout.root().resolve("Dockerfile"))
            .replaceAll("(?s).*USER (\\d+):.*", "$1");
    for (JsonNode deployment : manifests.deployments().values()) {
      JsonNode container = Manifests.container(deployment).get("securityContext");
      assertThat(Manifests.pod(deployment).at("/securityContext/runAsNonRoot").asBoolean())
          .isTrue();
      assertThat(Manifests.pod(deployment).at("/securityContext/runAsUser").asString())
          .isEqualTo(user);
      assertThat(Manifests.pod(deployment).get("automountServiceAccountToken").asBoolean())
          .isFalse();
      assertThat(container.get("readOnlyRootFilesystem").asBoolean()).isTrue();
      assertThat(container.get("allowPrivilegeEscalation").asBoolean()).isFalse();
      assertThat(container.at("/capabilities/drop/0").asString()).isEqualTo("ALL");
    }
  }

  @Test
  void giveWorkersLongerToGoThanTheyTake() {
    JsonNode worker = manifests.named("Deployment", "cinch-worker");
    long grace = Long.parseLong(value(worker, "CINCH_WORKER_GRACE_PERIOD").replace("s", ""));

    // and what the service as a whole may take to end, which is 30 s
    assertThat(Manifests.pod(worker).get("terminationGracePeriodSeconds").asLong())
        .isGreaterThan(Math.max(grace, 30));
  }

  @Test
  void areAllInTheKustomizationButTheSecrets() {
    List<String> listed = new ArrayList<>();
    Manifests.kustomization().get("resources").forEach(it -> listed.add(it.asString()));

    assertThat(listed)
        .containsExactlyInAnyOrderElementsOf(
            Manifests.files().stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> !name.equals("kustomization.yaml"))
                .filter(name -> !name.equals("secrets.example.yaml"))
                .toList());
    assertThat(Manifests.kustomization().get("images"))
        .extracting(image -> image.get("name").asString())
        .containsExactlyInAnyOrderElementsOf(OURS.stream().map(name -> "cinch/" + name).toList());
  }

  @Test
  void findsAFieldThatTheApiDoesNotKnowAndAValueOfTheWrongType() {
    String planner = manifests.named("Deployment", "cinch-planner").toString();

    assertThatThrownBy(() -> check(planner.replace("\"readinessProbe\"", "\"readynessProbe\"")))
        .hasMessageContaining("readynessProbe");
    assertThatThrownBy(() -> check(planner.replace("\"replicas\":2", "\"replicas\":\"two\"")))
        .hasMessageContaining("two");
  }

  /** By the models of Kubernetes' own client, which are made from the API's description. */
  private static void check(String object) {
    JsonElement json = JsonParser.parseString(object);
    String kind = json.getAsJsonObject().get("kind").getAsString();
    try {
      Class<?> model = Class.forName(MODELS + kind);
      model.getMethod("validateJsonElement", JsonElement.class).invoke(null, json);
      assertThat(GSON.fromJson(withoutTexts(json), model)).isNotNull();
    } catch (InvocationTargetException refused) {
      throw new AssertionError(String.valueOf(refused.getCause()), refused);
    } catch (ReflectiveOperationException unknown) {
      throw new AssertionError("Cannot check " + kind, unknown);
    }
  }

  /** Secrets hold bytes to the client; what is given as text is not for its eyes. */
  private static JsonElement withoutTexts(JsonElement json) {
    JsonElement copy = json.deepCopy();
    copy.getAsJsonObject().remove("stringData");
    return copy;
  }
}
