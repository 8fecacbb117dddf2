package dev.cinch.planner.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.planner.problem.ErrorCode;
import dev.cinch.planner.support.Api;
import dev.cinch.planner.support.OpenApi;
import dev.cinch.planner.support.OpenApi.Operation;
import dev.cinch.planner.support.Plans;
import dev.cinch.planner.support.RunningPlanner;
import dev.cinch.stack.access.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Parameter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** Holds the published document against what is served, both ways. */
class OpenApiIT {

  private static final String ID = "documented";
  private static final String REHEARSALS = "/api/rehearsals";
  private static final String LONG = " ".repeat(2 * 1024 * 1024);

  private static final RunningPlanner PLANNER = RunningPlanner.shared();

  private final OpenApi document = OpenApi.published();

  @BeforeAll
  static void start() {
    PLANNER.withCopiedTable(ID);
    Api otto = new Api(PLANNER.address(), Tokens.OPERATOR);
    otto.start(Plans.plan(ID));
    otto.post(REHEARSALS + "?target=copy", "text/plain", BodyPublishers.ofString(Plans.plan(ID)));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> otto.get("/api/migrations/" + ID + "/ranges").json().at("/0/pass").asInt() == 1);
  }

  @Test
  void isPublishedAsItIsWritten() throws IOException {
    try (InputStream file = getClass().getResourceAsStream("/openapi.yaml")) {
      String written =
          new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);

      assertThat(new Api(PLANNER.address(), null).get("/openapi.yaml").response().body())
          .isEqualTo(written);
    }
  }

  @Test
  void namesWhatIsServedAndNothingElse() {
    assertThat(described(operation -> "[]")).isEqualTo(served(mapping -> "[]"));
  }

  @Test
  void namesEachParameter() {
    assertThat(described(operation -> parameters(operation)))
        .isEqualTo(served(mapping -> parameters(mapping.getValue())));
  }

  @Test
  void namesTheTypesThatAreReadAndAnswered() {
    assertThat(
            described(operation -> document.types(operation.node().path("requestBody")).toString()))
        .isEqualTo(
            served(
                mapping ->
                    types(mapping.getKey().getConsumesCondition().getConsumableMediaTypes())));
    assertThat(described(operation -> document.types(success(operation)).toString()))
        .isEqualTo(
            served(
                mapping ->
                    types(mapping.getKey().getProducesCondition().getProducibleMediaTypes())));
  }

  @Test
  void namesEachErrorCode() {
    JsonNode code =
        document
            .resolved(Api.JSON.readTree("{\"$ref\": \"#/components/schemas/Problem\"}"))
            .at("/properties/code/enum");

    assertThat(code.valueStream().map(JsonNode::asString))
        .containsExactlyInAnyOrder(
            Arrays.stream(ErrorCode.values()).map(Enum::name).toArray(String[]::new));
  }

  /** Each request is answered with the code that stands before it, and no other is named. */
  @Test
  void namesTheCodesThatAreAnswered() {
    Map<String, Set<String>> answered = new TreeMap<>();
    for (Operation operation : document.operations()) {
      Set<String> codes = new TreeSet<>();
      requests(operation).forEach(request -> codes.add(String.valueOf(status(request))));
      answered.put(operation.name(), codes);
    }
    assertThat(answered)
        .isEqualTo(
            document.operations().stream()
                .collect(Collectors.toMap(Operation::name, Operation::codes)));
  }

  private Stream<HttpRequest.Builder> requests(Operation operation) {
    String pass = operation.path().replace("{phase}", "BACKFILL").replace("{pass}", "1");
    String path =
        pass.replace("{id}", operation.path().startsWith(REHEARSALS) ? ID + "-rehearsal-1" : ID);
    String missing = pass.replace("{id}", "nobody-knows");
    Api nobody = new Api(PLANNER.address(), null);
    Api anna = new Api(PLANNER.address(), Tokens.APPROVER);
    if (operation.method().equals("GET")) {
      return Stream.of(
          anna.request(path),
          anna.request(path + "?unknown=1"),
          anna.request(missing),
          anna.request(path).header("Accept", "image/png"),
          nobody.request(path));
    }
    if (operation.path().startsWith("/api/previews")) {
      return previews(path);
    }
    if (operation.path().equals("/api/exports")) {
      return exports(path);
    }
    if (operation.path().endsWith("/answers")) {
      return answers(path.replace("{notice}", "notice-1"));
    }
    if (operation.path().equals(REHEARSALS)) {
      return rehearsals(path);
    }
    return operation.path().endsWith("commands") ? commands(path, missing) : starts(path);
  }

  private Stream<HttpRequest.Builder> commands(String path, String missing) {
    Api nobody = new Api(PLANNER.address(), null);
    Api vera = new Api(PLANNER.address(), Tokens.VIEWER);
    Api otto = new Api(PLANNER.address(), Tokens.OPERATOR);
    String json = "application/json";
    String pause = "{\"kind\": \"PAUSE\"}";
    return Stream.of(
        post(otto.request(path), json, pause),
        post(otto.request(path), json, "{"),
        post(nobody.request(path), json, pause),
        post(vera.request(path), json, pause),
        post(otto.request(missing), json, pause),
        post(otto.request(path).header("Accept", "image/png"), json, pause),
        post(otto.request(path), json, "{\"kind\": \"PAUSE\", \"attempt\": 77}"),
        post(otto.request(path), json, LONG),
        post(otto.request(path), "text/plain", pause));
  }

  private static Stream<HttpRequest.Builder> answers(String path) {
    Api nobody = new Api(PLANNER.address(), null);
    Api vera = new Api(PLANNER.address(), Tokens.VIEWER);
    Api otto = new Api(PLANNER.address(), Tokens.OPERATOR);
    String json = "application/json";
    String ready = "{\"answer\": \"READY\"}";
    return Stream.of(
        post(otto.request(path), json, ready),
        post(otto.request(path), json, "{\"answer\": \"OBJECT\"}"),
        post(otto.request(path), json, "{"),
        post(nobody.request(path), json, ready),
        post(vera.request(path), json, ready),
        post(otto.request(path).header("Accept", "image/png"), json, ready),
        post(otto.request(path), json, LONG),
        post(otto.request(path), "text/plain", ready));
  }

  private static Stream<HttpRequest.Builder> previews(String path) {
    Api nobody = new Api(PLANNER.address(), null);
    Api vera = new Api(PLANNER.address(), Tokens.VIEWER);
    String text = "text/plain";
    return Stream.of(
        post(vera.request(path), text, Plans.plan(ID)),
        post(vera.request(path + "?actor=me"), "text/yaml", Plans.plan(ID)),
        post(nobody.request(path), text, Plans.plan(ID)),
        post(vera.request(path).header("Accept", "image/png"), text, Plans.plan(ID)),
        post(vera.request(path), text, LONG),
        post(vera.request(path), "application/json", "{}"),
        post(vera.request(path), "application/yaml", "id: x"));
  }

  private static Stream<HttpRequest.Builder> exports(String path) {
    Api vera = new Api(PLANNER.address(), Tokens.VIEWER);
    PLANNER.withTable("documented_export");
    String plan = Plans.plan("documented-export");
    return Stream.concat(
        previews(path),
        Stream.of(
            post(vera.request(path + "?version=7.1"), "text/plain", plan),
            post(vera.request(path + "?version=first"), "text/plain", plan),
            post(
                vera.request(path),
                "text/plain",
                plan.replace("table: documented_export", "table: nobody_knows"))));
  }

  private Stream<HttpRequest.Builder> starts(String path) {
    Api nobody = new Api(PLANNER.address(), null);
    Api vera = new Api(PLANNER.address(), Tokens.VIEWER);
    Api otto = new Api(PLANNER.address(), Tokens.OPERATOR);
    String text = "text/plain";
    PLANNER.withTable("documented_new");
    return Stream.of(
        post(otto.request(path), text, Plans.plan("documented-new")),
        post(otto.request(path), "application/yaml", Plans.plan(ID)),
        post(otto.request(path + "?actor=me"), "text/yaml", Plans.plan(ID)),
        post(nobody.request(path), text, Plans.plan(ID)),
        post(vera.request(path), text, Plans.plan(ID)),
        post(otto.request(path).header("Accept", "image/png"), text, Plans.plan(ID)),
        post(otto.request(path), text, Plans.plan(ID, "somebody-else")),
        post(otto.request(path), text, LONG),
        post(otto.request(path), "application/json", "{}"),
        post(otto.request(path), text, "id: x"));
  }

  private static Stream<HttpRequest.Builder> rehearsals(String path) {
    Api nobody = new Api(PLANNER.address(), null);
    Api vera = new Api(PLANNER.address(), Tokens.VIEWER);
    Api otto = new Api(PLANNER.address(), Tokens.OPERATOR);
    String text = "text/plain";
    PLANNER.withCopiedTable("documented_trial");
    String there = path + "?target=copy";
    return Stream.of(
        post(otto.request(there), text, Plans.plan("documented-trial")),
        post(otto.request(there), "application/yaml", Plans.plan("documented-trial")),
        post(otto.request(path), text, Plans.plan("documented-trial")),
        post(otto.request(there + "&actor=me"), "text/yaml", Plans.plan(ID)),
        post(nobody.request(there), text, Plans.plan(ID)),
        post(vera.request(there), text, Plans.plan(ID)),
        post(otto.request(there).header("Accept", "image/png"), text, Plans.plan(ID)),
        post(otto.request(there), text, LONG),
        post(otto.request(there), "application/json", "{}"));
  }

  private static HttpRequest.Builder post(HttpRequest.Builder request, String type, String body) {
    return request.header("Content-Type", type).POST(BodyPublishers.ofString(body));
  }

  /** Without reading the body: a stream of events has no end. */
  private static int status(HttpRequest.Builder request) {
    try {
      var response = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream());
      response.body().close();
      return response.statusCode();
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private Map<String, String> described(Function<Operation, String> what) {
    return document.operations().stream()
        .collect(Collectors.toMap(Operation::name, what, (a, b) -> a, TreeMap::new));
  }

  private static Map<String, String> served(
      Function<Map.Entry<RequestMappingInfo, HandlerMethod>, String> what) {
    Map<String, String> served = new TreeMap<>();
    PLANNER
        .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .entrySet()
        .stream()
        .filter(mapping -> !mapping.getValue().getBeanType().equals(LastResort.class))
        .forEach(
            mapping ->
                names(mapping.getKey())
                    .forEach(name -> served.merge(name, what.apply(mapping), OpenApiIT::both)));
    return served;
  }

  /** What takes a body of another type is another method, but the same operation. */
  private static String both(String one, String other) {
    return Stream.of(one, other)
        .flatMap(words -> Arrays.stream(words.substring(1, words.length() - 1).split(", ")))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new))
        .toString();
  }

  private static List<String> names(RequestMappingInfo mapping) {
    List<String> names = new ArrayList<>();
    mapping
        .getMethodsCondition()
        .getMethods()
        .forEach(
            method -> mapping.getPatternValues().forEach(path -> names.add(method + " " + path)));
    return names;
  }

  private String parameters(Operation operation) {
    Set<String> names = new TreeSet<>();
    operation
        .node()
        .path("parameters")
        .forEach(
            reference -> {
              JsonNode parameter = document.resolved(reference);
              names.add(
                  "%s %s%s"
                      .formatted(
                          parameter.path("in").asString(),
                          parameter.path("name").asString(),
                          parameter.path("required").asBoolean(false) ? " required" : ""));
            });
    return names.toString();
  }

  private static String parameters(HandlerMethod handler) {
    Set<String> names = new TreeSet<>();
    for (Parameter parameter : handler.getMethod().getParameters()) {
      RequestParam query = parameter.getAnnotation(RequestParam.class);
      RequestHeader header = parameter.getAnnotation(RequestHeader.class);
      if (query != null) {
        names.add("query " + parameter.getName() + (isRequired(query) ? " required" : ""));
      }
      if (header != null) {
        names.add("header " + header.name() + (header.required() ? " required" : ""));
      }
      if (parameter.isAnnotationPresent(PathVariable.class)) {
        names.add("path " + parameter.getName() + " required");
      }
    }
    return names.toString();
  }

  private static boolean isRequired(RequestParam query) {
    return query.required() && query.defaultValue().equals(ValueConstants.DEFAULT_NONE);
  }

  private JsonNode success(Operation operation) {
    return operation.node().path("responses").path("200");
  }

  private static String types(Set<MediaType> types) {
    return types.stream()
        .map(MediaType::toString)
        .collect(Collectors.toCollection(TreeSet::new))
        .toString();
  }
}
