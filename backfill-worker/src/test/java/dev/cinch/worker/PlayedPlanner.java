package dev.cinch.worker;

import dev.cinch.backbone.client.KafkaClients;
import dev.cinch.backbone.event.EventDecoder;
import dev.cinch.backbone.event.ReceivedEvent;
import dev.cinch.backbone.publish.EventPublisher;
import dev.cinch.backbone.registry.RegistryClient;
import dev.cinch.backbone.state.StateTopicReader;
import dev.cinch.backbone.topics.SchemaProvisioner;
import dev.cinch.backbone.topics.ShareGroupProvisioner;
import dev.cinch.backbone.topics.TopicProvisioner;
import dev.cinch.backbone.wire.RecordDecoder;
import dev.cinch.backbone.wire.RecordEncoder;
import dev.cinch.events.MigrationState;
import dev.cinch.events.Namespace;
import dev.cinch.events.RangeAssigned;
import dev.cinch.events.RangeReport;
import dev.cinch.events.ReportKind;
import dev.cinch.events.TopicDefinition;
import dev.cinch.events.Topics;
import dev.cinch.stack.SharedStack;
import dev.cinch.target.range.PageRange;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;

/** Gives out ranges and hears reports, over topics and a group of its own. */
final class PlayedPlanner implements AutoCloseable {

  static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  static final Duration SOON = Duration.ofSeconds(60);

  private final Dispatch dispatch;
  private final Namespace namespace = new Namespace(UUID.randomUUID() + ".");
  private final String kafka;
  private final KafkaClients clients;
  private final RegistryClient registry;
  private final Producer<byte[], byte[]> producer;
  private final EventPublisher publisher;
  private final StateTopicReader<RangeReport> reader;
  private final List<ReceivedEvent<RangeReport>> events = new CopyOnWriteArrayList<>();

  private PlayedPlanner(Dispatch dispatch, String kafka, Duration lock) {
    this.dispatch = dispatch;
    this.kafka = kafka;
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", kafka);
    settings.put("schema.registry.url", registryUrl());
    clients = KafkaClients.of(settings);
    registry = RegistryClient.of(settings);
    provision(lock);
    producer =
        clients.producer(Map.of("acks", "all", "transactional.id", UUID.randomUUID().toString()));
    producer.initTransactions();
    publisher =
        new EventPublisher(
            producer,
            new RecordEncoder(registry),
            "test/planner",
            () -> Optional.of(TRACE),
            Clock.systemUTC());
    reader = new StateTopicReader<>(report(), clients, decoder(), events::add);
    reader.start();
  }

  static PlayedPlanner start(Dispatch dispatch) {
    return start(dispatch, SharedStack.endpoints().kafkaBootstrap(), Duration.ofSeconds(30));
  }

  /**
   * @param lock how long the broker locks a range
   */
  static PlayedPlanner start(Dispatch dispatch, String kafka, Duration lock) {
    return new PlayedPlanner(dispatch, kafka, lock);
  }

  private void provision(Duration lock) {
    List<TopicDefinition<?>> topics = List.of(range(), report(), state());
    new SchemaProvisioner(registry).provision(topics);
    try (Admin admin = clients.admin()) {
      new TopicProvisioner(admin, (short) 1).provision(topics);
      if (dispatch == Dispatch.SHARE) {
        new ShareGroupProvisioner(admin).provision(group(), lock);
      }
    }
  }

  /** What a worker must be told to work for this planner on a database. */
  Map<String, String> settings(Database database) {
    Map<String, String> settings = new HashMap<>();
    settings.put("KAFKA_BOOTSTRAP_SERVERS", kafka);
    settings.put("SCHEMA_REGISTRY_URL", registryUrl());
    settings.put("cinch.dispatch", dispatch.name().toLowerCase(Locale.ROOT));
    settings.put("cinch.backbone.namespace", namespace.prefix());
    settings.put("cinch.targets.shop.url", database.url());
    settings.put("cinch.targets.shop.username", database.worker());
    settings.put("cinch.targets.shop.password", database.worker());
    settings.put("cinch.targets.unreachable.url", "jdbc:postgresql://localhost:1/shop");
    settings.put("cinch.targets.unreachable.username", database.worker());
    settings.put("cinch.targets.unreachable.password", database.worker());
    return settings;
  }

  private static String registryUrl() {
    return SharedStack.endpoints().registry().toString();
  }

  String group() {
    return namespace.group("cinch-backfill-workers");
  }

  TopicDefinition<RangeAssigned> range() {
    TopicDefinition<RangeAssigned> topic =
        switch (dispatch) {
          case SHARE -> Topics.BACKFILL_RANGE;
          case GROUP -> Topics.BACKFILL_RANGE_GROUP;
        };
    return namespace.topic(topic);
  }

  private TopicDefinition<RangeReport> report() {
    return namespace.topic(Topics.BACKFILL_REPORT);
  }

  private TopicDefinition<MigrationState> state() {
    return namespace.topic(Topics.MIGRATION_STATE);
  }

  KafkaClients clients() {
    return clients;
  }

  EventDecoder decoder() {
    return new EventDecoder(new RecordDecoder(registry));
  }

  void say(MigrationState state) {
    publish(state(), state.getMigration(), state);
  }

  void giveOut(RangeAssigned range) {
    publish(range(), range.getRange(), range);
  }

  /** In one batch of records, as the relay does where there are many. */
  synchronized void giveOutTogether(List<RangeAssigned> ranges) {
    producer.beginTransaction();
    ranges.forEach(given -> publisher.publish(range(), given.getRange(), given));
    producer.commitTransaction();
  }

  /** To be counted in a snapshot. */
  RangeAssigned giveOut(SampleMigration migration, PageRange pages, String snapshot) {
    RangeAssigned range = migration.range(pages, snapshot);
    giveOut(range);
    return range;
  }

  RangeAssigned giveOut(SampleMigration migration, PageRange pages) {
    RangeAssigned range = migration.range(pages);
    giveOut(range);
    return range;
  }

  /** In a transaction of its own, as the planner's relay does it. */
  private synchronized <T extends SpecificRecord> void publish(
      TopicDefinition<T> topic, String key, T record) {
    producer.beginTransaction();
    publisher.publishWithin(SOON, UUID.randomUUID().toString(), topic, key, record);
    producer.commitTransaction();
  }

  /** Bytes that are no range. */
  void giveOutBytes(byte[] bytes) {
    try (var producer = clients.producer(Map.of())) {
      producer.send(new ProducerRecord<>(range().name(), new byte[] {'k'}, bytes));
    }
  }

  private Stream<RangeReport> reports() {
    return events.stream().map(ReceivedEvent::value);
  }

  /** The traces that the reports of a range belong to. */
  List<String> traces(RangeAssigned range) {
    return events.stream()
        .filter(event -> event.value().getRange().equals(range.getRange()))
        .map(event -> event.traceparent().orElse("none"))
        .toList();
  }

  List<RangeReport> reports(String migration) {
    return reports().filter(report -> report.getMigration().equals(migration)).toList();
  }

  List<RangeReport> reports(String migration, ReportKind kind) {
    return reports(migration).stream().filter(report -> report.getKind() == kind).toList();
  }

  /** How many different ranges have been reported as done. */
  long rangesDone(String migration) {
    return reports(migration, ReportKind.DONE).stream()
        .map(RangeReport::getRange)
        .distinct()
        .count();
  }

  /** The first report of a range that says so. */
  RangeReport await(RangeAssigned range, ReportKind kind) {
    return await(report -> report.getRange().equals(range.getRange()) && report.getKind() == kind);
  }

  RangeReport await(Predicate<RangeReport> which) {
    return Awaitility.await()
        .atMost(SOON)
        .until(() -> reports().filter(which).findFirst(), Optional::isPresent)
        .orElseThrow();
  }

  void awaitDone(SampleMigration migration, int ranges) {
    Awaitility.await()
        .atMost(SOON)
        .until(() -> reports(migration.id(), ReportKind.DONE).size() >= ranges);
  }

  @Override
  public void close() {
    reader.stop();
    publisher.close();
  }
}
