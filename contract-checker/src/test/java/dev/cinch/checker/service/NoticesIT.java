package dev.cinch.checker.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.cinch.backbone.wire.RecordDecoder;
import dev.cinch.checker.support.Broker;
import dev.cinch.checker.support.CheckerService;
import dev.cinch.checker.support.Shop;
import dev.cinch.events.Answer;
import dev.cinch.events.ContractAnswer;
import dev.cinch.events.ContractNotice;
import dev.cinch.events.Finding;
import dev.cinch.events.GateVerdict;
import dev.cinch.events.NoticeOccasion;
import dev.cinch.events.PhaseStatus;
import dev.cinch.events.Topics;
import dev.cinch.events.Verdict;
import dev.cinch.stack.SharedStack;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Owners are told what changes for them, once, and the gate waits for their answers. */
class NoticesIT {

  /** Other checkers on the broker tell the same, for themselves. */
  private static final Duration SOON = Duration.ofSeconds(60);

  private static CheckerService checker;
  private static Stage stage;
  private static Broker broker;
  private static Consumer<byte[], byte[]> notices;
  private static final List<ContractNotice> SEEN = new ArrayList<>();

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    checker =
        CheckerService.start(
            Map.of(
                "cinch.notices.public-url",
                "http://checker.test/",
                "cinch.notices.link-secret",
                "a secret of more than thirty-two letters",
                "cinch.notices.webhook-secret",
                "another secret of more than thirty-two letters",
                "cinch.notices.allowed-networks",
                "127.0.0.0/8",
                "cinch.notices.first-pause",
                "50ms"));
    stage = new Stage(checker);
    broker = new Broker(SharedStack.endpoints().kafkaBootstrap());
    notices = broker.clients().consumer(Map.of("isolation.level", "read_committed"));
    List<TopicPartition> partitions =
        notices.partitionsFor(stage.topic(Topics.CONTRACT_NOTICE).name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    notices.assign(partitions);
    notices.seekToEnd(partitions);
    partitions.forEach(notices::position);
  }

  @AfterAll
  static void stop() throws Exception {
    notices.close();
    broker.close();
    stage.close();
    checker.close();
  }

  @Test
  void waitsForTheOwnerWhoIsToldOnceAndGoesOnWhenTheOwnerIsReady() throws Exception {
    Story story = stage.story();
    story.write(Shop.TIGHT, 1);
    story.registerOwned("billing", Shop.TIGHT, "billing-group");
    story.plan(-9);
    story.ask(1);

    GateVerdict unknown = stage.awaitVerdict(story, Verdict.UNKNOWN);
    assertThat(unknown.getFindings())
        .filteredOn(finding -> finding.getOutcome() != Verdict.PASS)
        .extracting(Finding::getMessage)
        .containsExactly("team-billing has not answered for billing");
    ContractNotice named = awaitNotice(story, NoticeOccasion.NAMED);
    assertThat(told(story))
        .extracting(ContractNotice::getOccasion)
        .containsExactly(NoticeOccasion.PLANNED, NoticeOccasion.NAMED);
    assertThat(named.getFields()).containsExactly("tier");
    assertThat(named.getMessage()).contains("waits for billing: team-billing has not answered");
    assertThat(named.getToDo()).contains("Answer READY or OBJECT");
    assertThat(named.getAnswerLink())
        .startsWith("http://checker.test/api/notices/" + named.getNotice() + "/answer?signature=");

    HttpResponse<String> answered =
        post(
            "/api/notices/" + named.getNotice() + "/answers",
            "application/json",
            "{\"answer\": \"READY\", \"actor\": \"ann\"}");

    assertThat(answered.statusCode()).isEqualTo(201);
    stage.awaitVerdict(story, Verdict.PASS);
    story.announce(2, PhaseStatus.RUNNING);
    story.announce(3, PhaseStatus.DONE);
    awaitNotice(story, NoticeOccasion.AFTER);
    assertThat(told(story))
        .extracting(ContractNotice::getOccasion)
        .containsExactly(
            NoticeOccasion.PLANNED,
            NoticeOccasion.NAMED,
            NoticeOccasion.CHANGED,
            NoticeOccasion.BEFORE,
            NoticeOccasion.AFTER);
  }

  @Tag("wide")
  @Test
  void clearsAJobThatReadsBySqlByItsOwnersAnswerAlone() throws Exception {
    Story story = stage.story();
    story.write(Shop.OLD, 1);
    story.registerJob("report", "team-billing");
    story.ask(1);

    GateVerdict unknown = stage.awaitVerdict(story, Verdict.UNKNOWN);
    assertThat(unknown.getFindings())
        .filteredOn(finding -> finding.getOutcome() != Verdict.PASS)
        .extracting(Finding::getMessage)
        .containsExactly("team-billing has not answered for report");

    answerReady(awaitNotice(story, NoticeOccasion.NAMED));

    stage.awaitVerdict(story, Verdict.PASS);
  }

  @Tag("wide")
  @Test
  void tellsTheNewOwnerOfAConsumerAndTakesItsAnswerAlone() throws Exception {
    Story story = stage.story();
    story.write(Shop.TIGHT, 1);
    story.registerJob("report", "team-billing");
    story.ask(1);
    answerReady(awaitNotice(story, NoticeOccasion.NAMED));
    stage.awaitVerdict(story, Verdict.PASS);

    story.registerJob("report", "team-ledger");

    assertThat(stage.awaitVerdict(story, Verdict.UNKNOWN).getFindings())
        .filteredOn(finding -> finding.getOutcome() != Verdict.PASS)
        .extracting(Finding::getMessage)
        .containsExactly(
            "ann answered READY for report when it was team-billing's; team-ledger has not answered");
    ContractNotice again =
        await()
            .atMost(SOON)
            .until(
                () ->
                    told(story).stream()
                        .filter(notice -> notice.getOwner().equals("team-ledger"))
                        .findFirst(),
                java.util.Optional::isPresent)
            .orElseThrow();

    answerReady(again);

    stage.awaitVerdict(story, Verdict.PASS);
  }

  private void answerReady(ContractNotice notice) throws Exception {
    HttpResponse<String> answered =
        post(
            "/api/notices/" + notice.getNotice() + "/answers",
            "application/json",
            "{\"answer\": \"READY\", \"actor\": \"ann\"}");
    assertThat(answered.statusCode()).as(answered.body()).isEqualTo(201);
  }

  @Test
  void blocksWithTheReasonOfAnObjectionThatComesByEvent() throws Exception {
    Story story = stage.story();
    story.write(Shop.TIGHT, 1);
    story.registerOwned("billing", Shop.TIGHT, "billing-group");
    story.ask(1);
    ContractNotice named = awaitNotice(story, NoticeOccasion.NAMED);

    stage
        .publisher()
        .publish(
            stage.topic(Topics.CONTRACT_ANSWER),
            "billing",
            ContractAnswer.newBuilder()
                .setNotice(named.getNotice())
                .setEnvironment(checker.environment())
                .setConsumer("billing")
                .setMigration(story.migration())
                .setAnswer(Answer.OBJECT)
                .setActor("ann")
                .setReason("we close the books this week")
                .setAt(Instant.now())
                .build())
        .join();

    GateVerdict blocked = stage.awaitVerdict(story, Verdict.BLOCKED);
    assertThat(blocked.getFindings())
        .filteredOn(finding -> finding.getOutcome() == Verdict.BLOCKED)
        .extracting(Finding::getMessage)
        .containsExactly("ann objects for billing: we close the books this week");
  }

  @Tag("wide")
  @Test
  void takesAnAnswerByASignedLinkOnlyAndOnlyWhenItIsSent() throws Exception {
    Story story = stage.story();
    story.write(Shop.TIGHT, 1);
    story.registerOwned("billing", Shop.TIGHT, "billing-group");
    story.ask(1);
    ContractNotice named = awaitNotice(story, NoticeOccasion.NAMED);
    String link = URI.create(String.valueOf(named.getAnswerLink())).getPath();
    String signature = URI.create(String.valueOf(named.getAnswerLink())).getQuery();

    assertThat(get(link + "?" + signature).body()).contains("Is billing ready for");
    assertThat(get(link + "?signature=0123").statusCode()).isEqualTo(403);
    assertThat(
            post(link + "?signature=0123", "application/x-www-form-urlencoded", "answer=READY")
                .statusCode())
        .isEqualTo(403);
    assertThat(checkerAnswers(story)).isZero();

    HttpResponse<String> taken =
        post(
            link + "?" + signature,
            "application/x-www-form-urlencoded",
            "answer=READY&actor=ann&reason=");

    assertThat(taken.statusCode()).isEqualTo(200);
    stage.awaitVerdict(story, Verdict.PASS);
  }

  @Test
  void bringsANoticeToItsAddressAgainAndAgainUntilItHasArrived() throws Exception {
    List<String> arrived = new CopyOnWriteArrayList<>();
    AtomicInteger refusals = new AtomicInteger(2);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          boolean accepted = refusals.getAndDecrement() <= 0;
          if (accepted) {
            arrived.add(body);
          }
          exchange.sendResponseHeaders(accepted ? 200 : 503, -1);
          exchange.close();
        });
    server.start();
    try {
      Story story = stage.story();
      story.write(Shop.TIGHT, 1);
      story.notifiesAt("http://127.0.0.1:%d/hook".formatted(server.getAddress().getPort()));
      story.registerOwned("billing", Shop.TIGHT, "billing-group");
      story.plan(-9);

      await().atMost(SOON).until(() -> arrived.size() == 1);
      assertThat(arrived.get(0)).contains("\"occasion\":\"PLANNED\"").contains(story.migration());
      await()
          .atMost(SOON)
          .until(() -> checker.bean(dev.cinch.checker.notice.Deliveries.class).undelivered() == 0);
      assertThat(refusals.get()).isNegative();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void refusesAnObjectionWithoutAReasonAndAnAnswerToNothing() throws Exception {
    Story story = stage.story();
    story.write(Shop.TIGHT, 1);
    story.registerOwned("billing", Shop.TIGHT, "billing-group");
    story.ask(1);
    ContractNotice named = awaitNotice(story, NoticeOccasion.NAMED);

    assertThat(
            post(
                    "/api/notices/" + named.getNotice() + "/answers",
                    "application/json",
                    "{\"answer\": \"OBJECT\", \"actor\": \"ann\"}")
                .body())
        .contains("invalid-answer")
        .contains("an objection needs a reason");
    assertThat(
            post(
                    "/api/notices/unknown/answers",
                    "application/json",
                    "{\"answer\": \"READY\", \"actor\": \"ann\"}")
                .statusCode())
        .isEqualTo(404);
    assertThat(get("/api/notices?migration=" + story.migration()).body())
        .contains(named.getNotice())
        .doesNotContain("signature=");
  }

  private static long checkerAnswers(Story story) {
    return checker
        .bean(org.springframework.jdbc.core.simple.JdbcClient.class)
        .sql("select count(*) from owner_answer where migration = :migration")
        .param("migration", story.migration())
        .query(Long.class)
        .single();
  }

  private static ContractNotice awaitNotice(Story story, NoticeOccasion occasion) {
    return await()
        .atMost(SOON)
        .until(
            () ->
                told(story).stream().filter(notice -> notice.getOccasion() == occasion).findFirst(),
            java.util.Optional::isPresent)
        .orElseThrow();
  }

  private static List<ContractNotice> told(Story story) {
    RecordDecoder decoder = new RecordDecoder(CheckerService.registry());
    notices
        .poll(Duration.ofMillis(200))
        .forEach(record -> SEEN.add(decoder.decode(record.value(), ContractNotice.class)));
    return SEEN.stream().filter(notice -> notice.getMigration().equals(story.migration())).toList();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(checker.address().resolve(path)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String type, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(checker.address().resolve(path))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}
