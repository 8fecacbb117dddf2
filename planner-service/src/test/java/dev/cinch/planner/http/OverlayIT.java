package dev.cinch.planner.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.planner.support.Api;
import dev.cinch.planner.support.Api.Answer;
import dev.cinch.planner.support.Plans;
import dev.cinch.planner.support.RunningPlanner;
import dev.cinch.stack.access.Tokens;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A plan comes with what differs in an environment, each file under its own name. */
class OverlayIT {

  private static final RunningPlanner PLANNER = RunningPlanner.shared();
  private static final String OVERLAY = "overlay\"; filename=\"plan.staging.yml";

  private final Api otto = new Api(PLANNER.address(), Tokens.OPERATOR);

  @BeforeAll
  static void create() {
    PLANNER.withTable("laid_over");
    PLANNER.withTable("looked_over");
  }

  @Test
  void startsWhatTheFilesComeToOnce() {
    String overlay = "owner: team-staging\nretire: {soak: 1h}\n";

    Answer first = start(Plans.plan("laid-over"), overlay);
    Answer again = start(Plans.plan("laid-over"), overlay);
    Answer without = otto.start(Plans.plan("laid-over"));

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.text("owner")).isEqualTo("team-staging");
    assertThat(again.status()).isEqualTo(200);
    assertThat(without.text("code")).isEqualTo("PLAN_DIFFERS");
  }

  @Test
  void namesTheFileLineAndColumnThatHaveToChange() {
    Answer refused = start(Plans.plan("laid-over"), "retire:\n  soak: soon\n");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("problems"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.path("file").asString()).isEqualTo("plan.staging.yml");
              assertThat(problem.path("line").asInt()).isEqualTo(2);
              assertThat(problem.path("column").asInt()).isEqualTo(9);
            });
  }

  @Test
  void placesAFindingInTheFileThatItIsAbout() {
    Answer sarif =
        send(
            "/api/previews/sarif",
            files(
                Plans.plan("looked-over"),
                "indexes:\n  - {name: a, columns: [reference_text], method: hash}\n"));

    assertThat(sarif.json().at("/runs/0/results"))
        .anySatisfy(
            result -> {
              assertThat(result.path("ruleId").asString()).isEqualTo("index.hash");
              assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri").asString())
                  .isEqualTo("plan.staging.yml");
            });
  }

  @Test
  void saysThatThePlanIsMissing() {
    Answer refused = send("/api/previews", Map.of(OVERLAY, "owner: nobody\n"));

    assertThat(refused.text("code")).isEqualTo("MISSING_VALUE");
    assertThat(refused.text("detail"))
        .isEqualTo("Cannot serve the request: the form has no file 'plan'; add it");
  }

  @Test
  void readsNoFormThatIsLongerThanABodyMayBe() {
    Answer refused = start("# " + "x".repeat(2 * 1024 * 1024), "owner: nobody\n");

    assertThat(refused.status()).isEqualTo(413);
  }

  private Answer start(String plan, String overlay) {
    return send("/api/migrations", files(plan, overlay));
  }

  private static Map<String, String> files(String plan, String overlay) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("plan\"; filename=\"plan.yml", plan);
    files.put(OVERLAY, overlay);
    return files;
  }

  private Answer send(String path, Map<String, String> files) {
    StringBuilder form = new StringBuilder();
    files.forEach(
        (name, text) ->
            form.append("--cut\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\nContent-Type: application/yaml\r\n\r\n")
                .append(text)
                .append("\r\n"));
    form.append("--cut--\r\n");
    return otto.post(
        path, "multipart/form-data; boundary=cut", BodyPublishers.ofString(form.toString()));
  }
}
