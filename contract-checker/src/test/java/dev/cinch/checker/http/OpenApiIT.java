package dev.cinch.checker.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cinch.checker.contract.ConsumerKind;
import dev.cinch.checker.gate.Outcome;
import dev.cinch.checker.notice.NoticeOccasion;
import dev.cinch.checker.notice.OwnerAnswer;
import dev.cinch.checker.support.Caller;
import dev.cinch.checker.support.CheckerService;
import dev.cinch.checker.whatif.WhatIfAnswer;
import dev.cinch.stack.access.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the published document against what is served. */
class OpenApiIT {

  private static final Map<String, Class<?>> SHOWN =
      Map.ofEntries(
          Map.entry("Contract", ContractView.class),
          Map.entry("ContractBody", ContractBody.class),
          Map.entry("HeartbeatBody", HeartbeatController.HeartbeatBody.class),
          Map.entry("AnswerBody", NoticeController.AnswerBody.class),
          Map.entry("Answer", OwnerAnswer.class),
          Map.entry("Gate", GateView.class),
          Map.entry("Verdict", GateView.VerdictView.class),
          Map.entry("Edition", EditionController.EditionView.class),
          Map.entry("Matrix", MatrixView.class),
          Map.entry("Cell", MatrixView.CellView.class),
          Map.entry("Notice", NoticeView.class),
          Map.entry("WhatIf", WhatIfAnswer.class),
          Map.entry("WhatIfConsumer", WhatIfAnswer.Affected.class));

  private static CheckerService checker;

  private final JsonNode document = written();

  @BeforeAll
  static void start() {
    checker = CheckerService.start(Tokens.settings());
  }

  @AfterAll
  static void stop() {
    checker.close();
  }

  @Test
  void isPublishedAsItIsWritten() {
    assertThat(new Caller(checker, null).get("/openapi.yaml").body()).isEqualTo(text());
  }

  @Test
  void namesWhatIsServedWithItsParametersAndNothingElse() {
    assertThat(described(OpenApiIT::parameters)).isEqualTo(served());
  }

  /** Each operation says whether it takes a token, and which role. */
  @Test
  void saysWhatTakesWhichRole() {
    List<String> roles = List.of("viewer", "consumer", "operator", "approver");
    Map<String, String> answered = new TreeMap<>();
    for (String operation : described(parameters -> "").keySet()) {
      String method = operation.split(" ")[0];
      String path = operation.split(" ")[1].replaceAll("\\{\\w+}", "nothing");
      List<String> refused =
          List.of(Tokens.VIEWER, Tokens.CONSUMER, Tokens.OPERATOR, Tokens.APPROVER).stream()
              .filter(token -> isRefused(new Caller(checker, token), method, path))
              .toList();
      answered.put(
          operation,
          isRefused(new Caller(checker, null), method, path) ? roles.get(refused.size()) : "none");
    }

    assertThat(answered).isEqualTo(described(OpenApiIT::role));
  }

  /** A link that is not signed is refused too, by its own code. */
  private static boolean isRefused(Caller caller, String method, String path) {
    Caller.Reply reply = caller.json(method, path, "{}");
    return reply.status() == 401
        || (reply.status() == 403 && !reply.problem().equals("forged-link"));
  }

  @Test
  void namesEachError() {
    assertThat(words("/components/schemas/Problem/properties/type/enum"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(CheckerError.values())
                .map(error -> "urn:cinch:problem:" + error.code())
                .toList());
  }

  @Test
  void namesEachWordOfWhatIsShown() {
    assertThat(words("/components/schemas/ConsumerKind/enum"))
        .containsExactlyInAnyOrderElementsOf(names(ConsumerKind.values()));
    assertThat(words("/components/schemas/Outcome/enum"))
        .containsExactlyInAnyOrderElementsOf(names(Outcome.values()));
    assertThat(words("/components/schemas/Notice/properties/occasion/enum"))
        .containsExactlyInAnyOrderElementsOf(names(NoticeOccasion.values()));
    assertThat(words("/components/schemas/Answer/properties/answer/enum"))
        .containsExactlyInAnyOrderElementsOf(names(OwnerAnswer.Answer.values()));
    SHOWN.forEach(
        (name, type) ->
            assertThat(document.at("/components/schemas/" + name + "/properties").propertyNames())
                .as(name)
                .containsExactlyInAnyOrderElementsOf(properties(type)));
  }

  private static List<String> properties(Class<?> type) {
    return Arrays.stream(type.getRecordComponents()).map(OpenApiIT::property).toList();
  }

  private static String property(RecordComponent component) {
    JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
    return renamed == null ? component.getName() : renamed.value();
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }

  private List<String> words(String pointer) {
    return document.at(pointer).valueStream().map(JsonNode::asString).toList();
  }

  private Map<String, String> described(Function<Operation, String> what) {
    Map<String, String> described = new TreeMap<>();
    document
        .path("paths")
        .forEachEntry(
            (path, item) ->
                item.forEachEntry(
                    (method, node) -> {
                      if (!method.equals("parameters")) {
                        described.put(
                            method.toUpperCase(Locale.ROOT) + " " + path,
                            what.apply(new Operation(document, item, node)));
                      }
                    }));
    return described;
  }

  /** What the document says of one method of one path. */
  private record Operation(JsonNode document, JsonNode path, JsonNode node) {}

  private static String role(Operation operation) {
    if (operation.node().has("security")) {
      return "none";
    }
    return operation
        .node()
        .path("description")
        .asString("")
        .replaceFirst("(?s)^Takes the role (\\w+).*", "$1");
  }

  private static String parameters(Operation operation) {
    Set<String> names = new TreeSet<>();
    for (JsonNode owner : List.of(operation.path(), operation.node())) {
      owner
          .path("parameters")
          .forEach(
              one -> {
                JsonNode parameter =
                    one.has("$ref")
                        ? operation.document().at(one.path("$ref").asString().substring(1))
                        : one;
                names.add(
                    parameter.path("in").asString() + " " + parameter.path("name").asString());
              });
    }
    operation
        .node()
        .at("/requestBody/content/application~1x-www-form-urlencoded/schema/properties")
        .propertyNames()
        .forEach(name -> names.add("query " + name));
    return names.toString();
  }

  private static Map<String, String> served() {
    Map<String, String> served = new TreeMap<>();
    checker
        .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach(
            (mapping, handler) -> names(mapping).forEach(name -> served.put(name, of(handler))));
    served.keySet().removeIf(name -> name.contains("/error"));
    return served;
  }

  private static Set<String> names(RequestMappingInfo mapping) {
    return mapping.getMethodsCondition().getMethods().stream()
        .flatMap(method -> mapping.getPatternValues().stream().map(path -> method + " " + path))
        .collect(Collectors.toSet());
  }

  private static String of(HandlerMethod handler) {
    Set<String> names = new TreeSet<>();
    for (Parameter parameter : handler.getMethod().getParameters()) {
      if (parameter.isAnnotationPresent(PathVariable.class)) {
        names.add("path " + parameter.getName());
      } else if (parameter.isAnnotationPresent(RequestParam.class)) {
        names.add("query " + parameter.getName());
      } else if (!parameter.isAnnotationPresent(RequestBody.class)
          && !parameter.isAnnotationPresent(AuthenticationPrincipal.class)) {
        properties(parameter.getType()).forEach(name -> names.add("query " + name));
      }
    }
    return names.toString();
  }

  private static JsonNode written() {
    return JsonMapper.builder()
        .build()
        .valueToTree(new Load(LoadSettings.builder().build()).loadFromString(text()));
  }

  private static String text() {
    try (InputStream file = OpenApiIT.class.getResourceAsStream("/openapi.yaml")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
