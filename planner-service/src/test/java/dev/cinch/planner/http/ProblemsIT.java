package dev.cinch.planner.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.planner.support.Api;
import dev.cinch.planner.support.Api.Answer;
import dev.cinch.planner.support.Plans;
import dev.cinch.planner.support.RunningPlanner;
import dev.cinch.stack.access.Tokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsIT {

  private static final int MORE_THAN_IS_READ = 10 * 1024 * 1024;

  private static final RunningPlanner PLANNER = RunningPlanner.shared();

  private final Api otto = new Api(PLANNER.address(), Tokens.OPERATOR);

  @BeforeAll
  static void start() {
    PLANNER.withTable("for_problems");
    new Api(PLANNER.address(), Tokens.OPERATOR).start(Plans.plan("for-problems"));
  }

  @Test
  void saysThatThereIsNothingAtAPath() {
    assertProblem(
        otto.get("/api/migration"),
        404,
        "UNKNOWN_PATH",
        "Cannot find /api/migration: there is nothing at that path; /openapi.yaml has all that are");
  }

  @Test
  void saysThatThereIsNoSuchMigration() {
    assertProblem(
        otto.get("/api/migrations/nobody-knows"),
        404,
        "UNKNOWN_MIGRATION",
        "Cannot find migration nobody-knows: none of that id was started; GET /api/migrations lists those that were");
  }

  @Test
  void saysWhichMethodsAPathTakes() {
    Answer answer = otto.send(otto.request("/api/migrations/for-problems").DELETE());

    assertProblem(
        answer, 405, "METHOD_NOT_ALLOWED", "Cannot serve DELETE here: the path takes GET");
    assertThat(answer.header("Allow")).hasValue("GET");
  }

  @Test
  void saysInWhichTypesAPlanIsRead() {
    assertProblem(
        otto.post("/api/migrations", "application/json", BodyPublishers.ofString("{}")),
        415,
        "UNSUPPORTED_MEDIA_TYPE",
        "Cannot read a body of type application/json: send it as application/yaml, multipart/form-data, text/plain, text/yaml");
  }

  @Test
  void saysInWhichTypesItAnswers() {
    assertProblem(
        otto.send(otto.request("/api/migrations").header("Accept", "image/png").GET()),
        406,
        "NOT_ACCEPTABLE",
        "Cannot answer in a form that is accepted: accept application/json");
  }

  @Test
  void saysWhereJsonIsMalformed() {
    Answer answer = otto.command("for-problems", "{\"kind\": ");

    assertThat(answer.text("code")).isEqualTo("UNREADABLE_BODY");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("detail")).startsWith("Cannot read the body: line 1, column 10: ");
  }

  @Test
  void saysThatThereIsNoBody() {
    assertProblem(
        otto.command("for-problems", ""),
        400,
        "UNREADABLE_BODY",
        "Cannot read the body: there is none, or it ends too early; send it again");
  }

  @Test
  void saysWhichWordsAnEnumHas() {
    assertProblem(
        otto.command("for-problems", "{\"kind\": \"STOP\"}"),
        400,
        "INVALID_VALUE",
        "Cannot read the body: field 'kind' can't be 'STOP'; use one of PAUSE, RESUME, ROLLBACK, ABORT, APPROVE, OVERRIDE");
    assertProblem(
        otto.get("/api/migrations?state=ACTIVE&state=RUNNING"),
        400,
        "INVALID_VALUE",
        "Cannot serve the request: 'state' can't be 'RUNNING'; use one of ACTIVE, PAUSED, ROLLING_BACK, ROLLED_BACK, ABORTED, COMPLETED");
  }

  @Test
  void takesNoNumberForAWord() {
    assertProblem(
        otto.command("for-problems", "{\"kind\": 0}"),
        400,
        "INVALID_VALUE",
        "Cannot read the body: field 'kind' can't be '0'; use one of PAUSE, RESUME, ROLLBACK, ABORT, APPROVE, OVERRIDE");
  }

  @Test
  void saysWhichFieldIsMissing() {
    assertProblem(
        otto.command("for-problems", "{\"reason\": \"none\"}"),
        400,
        "MISSING_VALUE",
        "Cannot carry out a command: it has no kind; add one");
    assertProblem(
        new Api(PLANNER.address(), Tokens.APPROVER)
            .command("for-problems", "{\"kind\": \"APPROVE\"}"),
        400,
        "MISSING_VALUE",
        "Cannot approve a phase: the command does not say which one; add the phase");
  }

  @Test
  void takesNobodysWordForWhoTheyAre() {
    assertProblem(
        otto.command("for-problems", "{\"kind\": \"PAUSE\", \"actor\": \"anna\"}"),
        400,
        "UNREADABLE_BODY",
        "Cannot read the body: there is no field 'actor'; there are attempt, check, consumer, detail, expiresAt, kind, owner, phase, reason, subject");
    assertProblem(
        otto.post(
            "/api/migrations?actor=anna",
            "text/plain",
            BodyPublishers.ofString(Plans.plan("for-problems"))),
        400,
        "UNKNOWN_PARAMETER",
        "Cannot serve the request: there is no parameter 'actor'; leave it out");
  }

  @Test
  void refusesAFilterWithATypingError() {
    assertProblem(
        otto.get("/api/migrations?ownr=team-orders"),
        400,
        "UNKNOWN_PARAMETER",
        "Cannot serve the request: there is no parameter 'ownr'; there are state, target, owner, table, after, limit");
  }

  @Test
  void refusesAPageThatCanNotBe() {
    assertProblem(
        otto.get("/api/migrations?limit=201"),
        400,
        "INVALID_VALUE",
        "Cannot list 201 migrations at a time: 'limit' is from 1 to 200");
    assertProblem(
        otto.get("/api/migrations?after=somewhere"),
        400,
        "INVALID_VALUE",
        "Cannot go on with the list after 'somewhere': no answer had that as its 'next'; begin without 'after'");
    assertProblem(
        otto.get("/api/migrations?limit=many"),
        400,
        "INVALID_VALUE",
        "Cannot serve the request: 'limit' can't be 'many'; it takes a value of type int");
  }

  @Test
  void refusesABodyThatIsTooLongWhetherItSaysSoOrNot() {
    byte[] long10 = "#".repeat(MORE_THAN_IS_READ).getBytes(StandardCharsets.UTF_8);
    String detail =
        "Cannot read the body: it is longer than 1048576 bytes; send less, or raise cinch.http.body";

    assertProblem(
        otto.post("/api/migrations", "text/plain", BodyPublishers.ofByteArray(long10)),
        413,
        "BODY_TOO_LARGE",
        detail);
    assertProblem(
        otto.post(
            "/api/migrations",
            "text/plain",
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(long10))),
        413,
        "BODY_TOO_LARGE",
        detail);
    assertProblem(
        otto.post(
            "/api/migrations/for-problems/commands",
            "application/json",
            BodyPublishers.ofInputStream(
                () ->
                    new ByteArrayInputStream(
                        " ".repeat(MORE_THAN_IS_READ).getBytes(StandardCharsets.UTF_8)))),
        413,
        "BODY_TOO_LARGE",
        detail);
  }

  @Test
  void refusesAPlanThatIsNotInUtf8() {
    assertProblem(
        otto.post(
            "/api/migrations",
            "text/plain",
            BodyPublishers.ofByteArray(
                "purpose: K\u00fcrze".getBytes(StandardCharsets.ISO_8859_1))),
        400,
        "UNREADABLE_BODY",
        "Cannot read the plan: it is not in UTF-8; save it as such");
  }

  @Test
  void saysAllThatIsWrongWithAPlan() {
    Answer answer = otto.start(Plans.plan("wrong-plan").replace("owner:", "ownr:"));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("code")).isEqualTo("INVALID_PLAN");
    assertThat(answer.json().path("problems")).isNotEmpty();
  }

  @Test
  void saysWhatSpeaksAgainstAPlanOnTheTarget() {
    Answer answer = otto.start(Plans.plan("no-such-table"));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("code")).isEqualTo("TARGET_OBJECTS");
    assertThat(answer.text("detail")).startsWith("Cannot start migration no-such-table: ");
  }

  @Test
  void saysWhatWouldFitWhereACommandDoesNot() {
    PLANNER.withTable("does_not_fit");
    otto.start(Plans.plan("does-not-fit"));
    otto.command("does-not-fit", "{\"kind\": \"ABORT\"}");

    Answer answer = otto.command("does-not-fit", "{\"kind\": \"RESUME\"}");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.text("code")).isEqualTo("DOES_NOT_FIT");
    assertThat(answer.text("detail")).contains("what fits now: nothing, it is ABORTED for good");
  }

  @Test
  void refusesAddressesThatNoHonestClientSends() {
    Answer answer = otto.get("/api/migrations;x=1/for-problems");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("code")).isEqualTo("MALFORMED_REQUEST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/migrations?a=|b HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /api/migrations HTTP/1.1\r\n\r\n",
        "POST /api/migrations HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: none\r\n\r\n",
        "GET /api/migrations HTTP/7.7\r\nHost: localhost\r\n\r\n",
        "nonsense\r\n\r\n"
      })
  void saysInTheSameFormWhatTheServerItselfRefuses(String request) throws IOException {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), PLANNER.address().getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

      assertThat(answer)
          .startsWith("HTTP/1.1 400")
          .contains("application/problem+json")
          .contains("\"code\":\"MALFORMED_REQUEST\"");
    }
  }

  @Test
  void countsProblemsByTheirCode() {
    otto.get("/api/migrations/counted-problem");

    assertThat(new Api(PLANNER.address(), null).get("/actuator/prometheus").response().body())
        .contains("cinch_planner_problems_total{category=\"sender\",code=\"UNKNOWN_MIGRATION\"}");
  }

  private static void assertProblem(Answer answer, int status, String code, String detail) {
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
    assertThat(answer.text("code")).isEqualTo(code);
    assertThat(answer.text("detail")).isEqualTo(detail);
    assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
  }
}
