package dev.cinch.checker.service;

import static org.awaitility.Awaitility.await;

import dev.cinch.checker.support.CheckerService;
import dev.cinch.checker.support.Shop;
import dev.cinch.events.ChangeKind;
import dev.cinch.events.EventChange;
import dev.cinch.events.GateConditions;
import dev.cinch.events.GateQuestion;
import dev.cinch.events.Phase;
import dev.cinch.events.PhaseChanged;
import dev.cinch.events.PhaseStatus;
import dev.cinch.events.TableRef;
import dev.cinch.events.Topics;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One migration that makes one field required, with a topic and a subject of its own. */
final class Story {

  /** The attempt of a question that is asked only to know that all before it is through. */
  static final int FENCE = 99;

  private final Stage stage;
  private final String id = UUID.randomUUID().toString().substring(0, 8);
  private final String topic;
  private String target = "shop";
  private String notifyAt = "null";
  private final HttpClient http = HttpClient.newHttpClient();

  Story(Stage stage) throws Exception {
    this.stage = stage;
    this.topic = stage.broker().createTopic(1);
    stage.registry().register(subject(), new Schema.Parser().parse(Shop.TIGHT));
  }

  String id() {
    return id;
  }

  String migration() {
    return "migration-" + id;
  }

  String subject() {
    return topic + "-value";
  }

  void write(String schema, int records) throws Exception {
    int schemaId = stage.registry().register(subject(), new Schema.Parser().parse(schema));
    for (int i = 0; i < records; i++) {
      stage.broker().write(topic, 0, schemaId);
    }
  }

  void commit(String group, long offset) throws Exception {
    stage.broker().commit(group + "-" + id, topic, 0, offset);
  }

  /** Every owner from here on is told at this address too. */
  void notifiesAt(String address) {
    notifyAt = '"' + address + '"';
  }

  void register(String consumer, String readerSchema, String group) throws Exception {
    register(consumer, readerSchema, group, true);
  }

  /** One whose owner wants to be asked. */
  void registerOwned(String consumer, String readerSchema, String group) throws Exception {
    register(consumer, readerSchema, group, false);
  }

  /** A job that reads the table by SQL, and of which no schema and no group says anything. */
  void registerJob(String consumer, String owner) throws Exception {
    put(
        consumer,
        """
        {"owner": "%s", "kind": "SQL_JOB"}
        """
            .formatted(owner));
  }

  private void register(
      String consumer, String readerSchema, String group, boolean compatibilitySuffices)
      throws Exception {
    String body =
        """
        {"topic": "%s", "owner": "team-billing", "kind": "KAFKA_CONSUMER", "readerSchema": "%s",
         "groups": ["%s"], "language": "java", "compatibilitySuffices": %s,
         "notify": %s}
        """
            .formatted(
                topic,
                readerSchema.replace("\"", "\\\""),
                group + "-" + id,
                compatibilitySuffices,
                notifyAt);
    put(consumer, body);
    if (!hasCommitted(group)) {
      commit(group, 0);
    }
  }

  private void put(String consumer, String body) throws Exception {
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(
                    stage
                        .checker()
                        .address()
                        .resolve("/api/contracts/" + consumer + "/" + subject()))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw new AssertionError(response.body());
    }
  }

  private boolean hasCommitted(String group) throws Exception {
    return !stage
        .broker()
        .admin()
        .listConsumerGroupOffsets(group + "-" + id)
        .partitionsToOffsetAndMetadata()
        .get()
        .isEmpty();
  }

  /** From here on it is about the table of another target. */
  void on(String otherTarget) {
    target = otherTarget;
  }

  void ask(long seq) {
    ask(seq, 1);
  }

  void ask(long seq, int attempt) {
    writeNothing();
    publish(seq, attempt, PhaseStatus.GATED, gate(List.of(change())));
  }

  void askAboutNothing(long seq) {
    writeNothing();
    publish(seq, 1, PhaseStatus.GATED, gate(List.of()));
  }

  /** The migration writes no row, so that there is nothing to keep in step or to verify. */
  private void writeNothing() {
    publish(-2, 1, Phase.SYNC, PhaseStatus.SKIPPED, null);
    publish(-1, 1, Phase.VERIFY, PhaseStatus.SKIPPED, null);
  }

  private GateQuestion gate(List<EventChange> changes) {
    return GateQuestion.newBuilder()
        .setEnvironment(stage.checker().environment())
        .setChanges(changes)
        .setDemandsNotNull(true)
        .setConditions(new GateConditions(0L, 3_600_000L, 3_600_000L, 3_600_000L))
        .setOverrides(List.of())
        .setAlso(List.of())
        .build();
  }

  /** The migration has been started, and says what it is going to do. */
  void plan(long seq) {
    publish(seq, 1, Phase.EXPAND, PhaseStatus.RUNNING, null, List.of(change()));
  }

  private EventChange change() {
    return EventChange.newBuilder()
        .setTopic(topic)
        .setSubject(subject())
        .setField("tier")
        .setChange(ChangeKind.REQUIRE_FIELD)
        .setProposedSchema(Shop.TIGHT)
        .build();
  }

  void announce(long seq, PhaseStatus status) {
    publish(seq, 1, status, null);
  }

  private void publish(long seq, int attempt, PhaseStatus status, @Nullable GateQuestion gate) {
    publish(seq, attempt, Phase.TIGHTEN, status, gate);
  }

  private void publish(
      long seq, int attempt, Phase phase, PhaseStatus status, @Nullable GateQuestion gate) {
    publish(seq, attempt, phase, status, gate, List.of());
  }

  private void publish(
      long seq,
      int attempt,
      Phase phase,
      PhaseStatus status,
      @Nullable GateQuestion gate,
      List<EventChange> planned) {
    PhaseChanged.Builder event =
        PhaseChanged.newBuilder()
            .setMigration(migration())
            .setAttempt(attempt)
            .setEpoch(1)
            .setSeq(seq)
            .setPhase(phase)
            .setStatus(status)
            .setPrevious(PhaseStatus.PENDING)
            .setPlanDigest("digest")
            .setOwner("team-shop")
            .setTarget(target)
            .setTable(new TableRef("public", "orders"))
            .setColumn("tier")
            .setGate(gate)
            .setEvents(planned)
            .setAt(Instant.now());
    stage
        .publisher()
        .publish(stage.topic(Topics.MIGRATION_PHASE), migration(), event.build())
        .join();
  }

  /**
   * Returns when all that was published before is through: another question of the same migration,
   * which is in the same partition, is answered.
   */
  void fence() {
    publish(1_000_000, FENCE, PhaseStatus.GATED, gate(List.of()));
    await().atMost(Duration.ofSeconds(30)).until(() -> stage.isThroughTheFence(this));
  }

  /** The open question as JSON. */
  Optional<String> openGate() throws Exception {
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(stage.checker().address().resolve("/api/gates/" + migration()))
                .build(),
            BodyHandlers.ofString());
    return response.statusCode() == 200 ? Optional.of(response.body()) : Optional.empty();
  }

  /** How many questions were opened, without the fence's. */
  long questions(CheckerService checker) {
    return checker
        .bean(JdbcClient.class)
        .sql(
            "select count(*) from gate_question where migration = :migration and attempt <> :fence")
        .param("migration", migration())
        .param("fence", FENCE)
        .query(Long.class)
        .single();
  }
}
